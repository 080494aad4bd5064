using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Certificates;

/// <summary>The reissue of a paper with corrected facts.</summary>
public sealed partial class CertificateService
{
    private async Task<Outcome<Certificate>> CorrectAsync(
        NtmLearnDbContext db, Caller caller, Guid certificateId, CertificateCorrection correction, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, caller, certificateId, cancellationToken) is not { IsErased: false } old)
        {
            return CertificateRefusals.NotFound;
        }

        var (name, unit) = (VietnameseText.Normalise(correction.FullName).Trim(), correction.UnitName?.Trim());
        if (old.State == CertificateState.Replaced
            && await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.CertificateId == old.ReplacedById, cancellationToken) is { } newer
            && IsSame(newer, name, correction.YearOfBirth, unit, correction.Signer))
        {
            // Sent twice.
            return Outcome<Certificate>.Done(newer);
        }

        if (Check(old, name, unit, correction) is { } refusal)
        {
            return refusal;
        }

        var id = clock.NewId();
        End(old, CertificateState.Replaced, correction.Reason.Trim());
        old.ReplacedById = id;
        await db.SaveChangesAsync(cancellationToken);
        var reissued = new Certificate
        {
            CertificateId = id,
            OfferingId = old.OfferingId,
            PersonId = old.PersonId,
            UnitId = old.UnitId,
            OrganisationId = old.OrganisationId,
            IssuerId = old.IssuerId,
            Year = old.Year,
            Number = old.Number,
            Reissue = old.Reissue + 1,
            RegisterNumber = old.RegisterNumber,
            Code = CertificateCodes.Create(),
            State = CertificateState.Valid,
            ReplacesId = old.CertificateId,
            FullName = name,
            YearOfBirth = CertificatePlaces.Prints(old.Body, CertificatePlaces.YearOfBirth) ? correction.YearOfBirth : null,
            UnitName = CertificatePlaces.Prints(old.Body, CertificatePlaces.UnitName) ? unit : null,
            CourseTitle = old.CourseTitle,
            ClassCode = old.ClassCode,
            ClassTitle = old.ClassTitle,
            Hours = old.Hours,
            FirstDay = old.FirstDay,
            LastDay = old.LastDay,
            IssuedOn = time.Today,
            GoverningBody = old.GoverningBody,
            Issuer = old.Issuer,
            Place = old.Place,
            SignerCapacity = correction.Signer.Capacity,
            SignerTitle = correction.Signer.Title,
            SignerName = correction.Signer.Name,
            Heading = old.Heading,
            Body = old.Body,
            Paper = old.Paper,
            CreatedAt = clock.UtcNow,
        };
        db.Add(reissued);
        await CertificateNotices.AddAsync(db, clock.UtcNow, NoticeRule.CertificateReplaced, [reissued], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<Certificate>.Done(reissued);
    }

    private static Refusal? Check(Certificate old, string name, string? unit, CertificateCorrection correction)
    {
        if (old.State != CertificateState.Valid)
        {
            return CertificateRefusals.NotValid;
        }

        if (name.Length == 0 || name.Length > Person.FullNameMaxLength)
        {
            return CertificateRefusals.NameMissing;
        }

        if (string.IsNullOrWhiteSpace(correction.Signer.Title))
        {
            return CertificateRefusals.SignerMissing;
        }

        if (string.IsNullOrWhiteSpace(correction.Reason) || correction.Reason.Length > Certificate.ReasonMaxLength)
        {
            return CertificateRefusals.ReasonMissing;
        }

        if (PdfFonts.Missing(name) is { Length: > 0 } letters)
        {
            return CertificateRefusals.Unprintable(name, letters) with { Field = "ho-ten" };
        }

        return IsSame(old, name, correction.YearOfBirth, unit, correction.Signer) ? CertificateRefusals.NothingChanged : null;
    }

    private static bool IsSame(Certificate certificate, string name, int? yearOfBirth, string? unit, CertificateSigner signer) =>
        certificate.FullName == name
        && (certificate.YearOfBirth == yearOfBirth || !CertificatePlaces.Prints(certificate.Body, CertificatePlaces.YearOfBirth))
        && (certificate.UnitName == unit || !CertificatePlaces.Prints(certificate.Body, CertificatePlaces.UnitName))
        && (certificate.SignerCapacity, certificate.SignerTitle, certificate.SignerName) == (signer.Capacity, signer.Title, signer.Name);
}
