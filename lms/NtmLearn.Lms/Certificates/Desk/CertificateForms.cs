using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>What forms about certificates have in common.</summary>
internal static class CertificateForms
{
    public static CertificateSigner ReadSigner(FormState form) => new(
        form.OptionalText("tu-cach", "Tư cách ký", Certificate.SignerMaxLength),
        form.RequiredText("chuc-vu", "Chức vụ người ký", Certificate.SignerMaxLength, "Chánh Văn phòng"),
        form.OptionalText("nguoi-ky", "Họ tên người ký", Certificate.SignerMaxLength));

    public static FormState Fill(Certificate certificate) => FormState.Empty
        .With("ho-ten", certificate.FullName)
        .With("nam-sinh", certificate.YearOfBirth)
        .With("don-vi", certificate.UnitName)
        .With("tu-cach", certificate.SignerCapacity)
        .With("chuc-vu", certificate.SignerTitle)
        .With("nguoi-ky", certificate.SignerName);
}
