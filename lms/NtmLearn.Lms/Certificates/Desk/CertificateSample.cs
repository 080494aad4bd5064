using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>A certificate of nobody, to see what a template looks like. It is in no book and its code opens nothing.</summary>
internal static class CertificateSample
{
    public static Certificate Of(CertificateTemplateInput template, OfficeOptions office, LocalTime time) => new()
    {
        CertificateId = Guid.Empty,
        OfferingId = Guid.Empty,
        PersonId = Guid.Empty,
        Year = time.Today.Year,
        Number = 0,
        Reissue = 0,
        RegisterNumber = $"MẪU/{time.Today.Year}/GCN-{office.Symbol}",
        Code = CertificateCodes.Sample,
        State = CertificateState.Valid,
        FullName = "Thạch Thị Nguyễn Văn Mẫu",
        YearOfBirth = 1985,
        UnitName = "Ủy ban nhân dân xã Mẫu",
        CourseTitle = "Kỹ năng số cơ bản cho tổ công nghệ số cộng đồng",
        ClassCode = "MAU-000",
        ClassTitle = "Kỹ năng số cơ bản, xã Mẫu",
        Hours = 7.5m,
        FirstDay = time.Today.AddDays(-1),
        LastDay = time.Today,
        IssuedOn = time.Today,
        GoverningBody = office.GoverningBody,
        Issuer = office.Name,
        Place = office.Place,
        SignerCapacity = template.SignerCapacity,
        SignerTitle = office.SignerTitle,
        SignerName = office.SignerName,
        Heading = template.Heading,
        Body = template.Body,
        Paper = template.Paper,
        CreatedAt = time.UtcNow,
    };
}
