using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Certificates;

/// <summary>What screens of the office call things of certificates.</summary>
public static class CertificateWords
{
    public static string Of(CertificateState state) => state switch
    {
        CertificateState.Valid => "Còn hiệu lực",
        CertificateState.Replaced => "Đã cấp lại",
        _ => "Đã thu hồi",
    };

    public static BadgeKind ColourOf(CertificateState state) => state switch
    {
        CertificateState.Valid => BadgeKind.Good,
        CertificateState.Replaced => BadgeKind.Quiet,
        _ => BadgeKind.Stopped,
    };

    /// <summary>The number as printed, with the mark of a paper issued again.</summary>
    public static string NumberOf(Certificate certificate) => certificate.Reissue == 0
        ? certificate.RegisterNumber
        : $"{certificate.RegisterNumber} (cấp lại lần {certificate.Reissue})";

    /// <summary>The name, or what stands in its place after erasing.</summary>
    public static string NameOf(Certificate certificate) => certificate.IsErased ? "(đã xóa dữ liệu cá nhân)" : certificate.FullName;
}
