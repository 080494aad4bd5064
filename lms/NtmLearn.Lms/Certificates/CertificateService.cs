using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Papers.Pdf;

namespace NtmLearn.Lms.Certificates;

/// <summary>Issues, corrects and revokes certificates.</summary>
public sealed partial class CertificateService(
    AuditedWriter writer, CertificateCandidates candidates, IOptions<OfficeOptions> office, LocalTime time, TimeProvider clock)
{
    /// <summary>
    /// Issues to some, or to everybody who meets the rule. Whoever has one that counts is passed over, so doing it again
    /// changes nothing.
    /// </summary>
    public Task<Outcome<IssuedCertificates>> IssueAsync(Caller caller, CertificateOrder order, CancellationToken cancellationToken) =>
        writer.WriteAsync(caller.Actor with { Reason = order.Reason }, (db, token) => IssueAsync(db, caller, order, token), cancellationToken);

    /// <summary>
    /// Issues a paper anew with what is right: the same number with the mark "cấp lại", a code of its own, the old one linked
    /// and no longer valid.
    /// </summary>
    public Task<Outcome<Certificate>> CorrectAsync(
        Caller caller, Guid certificateId, CertificateCorrection correction, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor with { Reason = correction.Reason }, (db, token) => CorrectAsync(db, caller, certificateId, correction, token), cancellationToken);

    /// <summary>Takes a certificate back. Its number stays used.</summary>
    public Task<Outcome<Certificate>> RevokeAsync(Caller caller, Guid certificateId, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            caller.Actor with { Reason = reason },
            async (db, token) =>
            {
                if (await FindAsync(db, caller, certificateId, token) is not { } certificate)
                {
                    return CertificateRefusals.NotFound;
                }

                if (certificate.State == CertificateState.Revoked)
                {
                    return Outcome<Certificate>.Done(certificate);
                }

                if (certificate.State != CertificateState.Valid)
                {
                    return CertificateRefusals.NotValid;
                }

                if (string.IsNullOrWhiteSpace(reason) || reason.Length > Certificate.ReasonMaxLength)
                {
                    return CertificateRefusals.ReasonMissing;
                }

                End(certificate, CertificateState.Revoked, reason.Trim());
                await CertificateNotices.AddAsync(db, clock.UtcNow, NoticeRule.CertificateRevoked, [certificate], token);
                await db.SaveChangesAsync(token);
                return Outcome<Certificate>.Done(certificate);
            },
            cancellationToken);

    private async Task<Outcome<IssuedCertificates>> IssueAsync(
        NtmLearnDbContext db, Caller caller, CertificateOrder order, CancellationToken cancellationToken)
    {
        var offering = await db.Set<CourseOffering>().AsNoTracking().SingleOrDefaultAsync(o => o.OfferingId == order.OfferingId, cancellationToken);
        if (offering is null || !caller.ScopeOf(Right.ManageCertificates).Covers(offering.UnitId, offering.OrganisationId))
        {
            return CertificateRefusals.ClassNotFound;
        }

        if (offering.Status is OfferingStatus.Draft or OfferingStatus.Cancelled || offering.FirstDay is null)
        {
            return CertificateRefusals.ClassNotHeld;
        }

        var issuedOn = order.IssuedOn ?? time.Today;
        var issuer = await IssuerAsync(db, offering, cancellationToken);
        if (await TemplateAsync(db, order.TemplateId, cancellationToken) is not { } template)
        {
            return CertificateRefusals.NoTemplate;
        }

        var signer = order.Signer ?? (issuer.Id is null ? new CertificateSigner(template.SignerCapacity, office.Value.SignerTitle, office.Value.SignerName) : null);
        if (signer is null || string.IsNullOrWhiteSpace(signer.Title))
        {
            return CertificateRefusals.SignerMissing;
        }

        await TransactionLock.TakeAsync(db, [offering.OfferingId, CertificateNumbers.LockOf(issuer.Id, issuedOn.Year)], cancellationToken);
        var all = await candidates.OfClassAsync(db, offering, UnitScope.Everything, cancellationToken);
        var (chosen, refusal) = Choose(all, order);
        if (refusal is not null)
        {
            return refusal;
        }

        var alreadyHad = order.PersonIds is null ? 0 : chosen.Count(c => c.HasValid);
        chosen.RemoveAll(c => c.HasValid);
        var first = chosen.Count == 0 ? 0 : await CertificateNumbers.TakeAsync(db, issuer.Id, issuedOn.Year, chosen.Count, cancellationToken);
        var course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.CourseId == offering.CourseId, cancellationToken);
        var made = chosen.Select((candidate, i) => Write(candidate, first + i)).ToList();
        db.AddRange(made);
        await CertificateNotices.AddAsync(db, clock.UtcNow, NoticeRule.CertificateIssued, made, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<IssuedCertificates>.Done(new IssuedCertificates([.. made.Select(c => c.CertificateId)], alreadyHad));

        Certificate Write(CertificateCandidate candidate, int number) => new()
        {
            CertificateId = clock.NewId(),
            OfferingId = offering.OfferingId,
            PersonId = candidate.PersonId,
            UnitId = candidate.UnitId,
            OrganisationId = candidate.OrganisationId,
            IssuerId = issuer.Id,
            Year = issuedOn.Year,
            Number = number,
            Reissue = 0,
            RegisterNumber = CertificateNumbers.Text(number, issuedOn.Year, issuer.Symbol),
            Code = CertificateCodes.Create(),
            State = CertificateState.Valid,
            Reason = order.Reason is { Length: > 0 } && !candidate.IsNext ? order.Reason : null,
            FullName = VietnameseText.Normalise(candidate.FullName),
            YearOfBirth = CertificatePlaces.Prints(template.Body, CertificatePlaces.YearOfBirth) ? candidate.YearOfBirth : null,
            UnitName = CertificatePlaces.Prints(template.Body, CertificatePlaces.UnitName) ? candidate.For : null,
            CourseTitle = course.Title,
            ClassCode = offering.Code,
            ClassTitle = offering.Title,
            Hours = course.Hours,
            FirstDay = offering.FirstDay,
            LastDay = offering.LastDay,
            IssuedOn = issuedOn,
            GoverningBody = issuer.Id is null ? office.Value.GoverningBody : null,
            Issuer = issuer.Name,
            Place = office.Value.Place,
            SignerCapacity = signer.Capacity,
            SignerTitle = signer.Title,
            SignerName = signer.Name,
            Heading = template.Heading,
            Body = template.Body,
            Paper = template.Paper,
            CreatedAt = clock.UtcNow,
        };
    }

    private static (List<CertificateCandidate> Chosen, Refusal? Refusal) Choose(IReadOnlyList<CertificateCandidate> all, CertificateOrder order)
    {
        List<CertificateCandidate> chosen = order.PersonIds is null ? [.. all.Where(c => c.IsNext)] : [.. all.Where(c => order.PersonIds.Contains(c.PersonId))];
        if (order.PersonIds is { } asked && chosen.Count < asked.Distinct().Count())
        {
            return (chosen, CertificateRefusals.NotInClass);
        }

        var exceptions = chosen.Where(c => !c.IsNext && !c.HasValid).Select(c => c.FullName).ToList();
        if (exceptions.Count > 0 && string.IsNullOrWhiteSpace(order.Reason))
        {
            return (chosen, CertificateRefusals.NotByRule(exceptions));
        }

        var unprintable = chosen.Select(c => (c.FullName, Letters: PdfFonts.Missing(c.FullName))).FirstOrDefault(c => c.Letters.Length > 0);
        return (chosen, unprintable.Letters is { } letters ? CertificateRefusals.Unprintable(unprintable.FullName, letters) : null);
    }

    private void End(Certificate certificate, CertificateState state, string reason)
    {
        (certificate.State, certificate.StateChangedAt, certificate.Reason) = (state, clock.UtcNow, reason);
        certificate.Version++;
    }

    /// <summary>The certificate, once no other writer is at those of its class.</summary>
    private static async Task<Certificate?> FindAsync(NtmLearnDbContext db, Caller caller, Guid certificateId, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManageCertificates);
        var offeringId = await db.Set<Certificate>().Where(c => c.CertificateId == certificateId).Select(c => c.OfferingId).SingleOrDefaultAsync(cancellationToken);
        await TransactionLock.TakeAsync(db, [offeringId], cancellationToken);
        var certificate = await db.Set<Certificate>().SingleOrDefaultAsync(c => c.CertificateId == certificateId, cancellationToken);
        return certificate is not null && scope.Covers(certificate.UnitId, certificate.OrganisationId) ? certificate : null;
    }

    private static async Task<CertificateTemplate?> TemplateAsync(NtmLearnDbContext db, Guid? templateId, CancellationToken cancellationToken)
    {
        var offered = db.Set<CertificateTemplate>().AsNoTracking().Where(t => !t.IsRetired);
        return await CertificateTemplateService.InOrder(templateId is { } id ? offered.Where(t => t.CertificateTemplateId == id) : offered)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<(Guid? Id, string Name, string Symbol)> IssuerAsync(NtmLearnDbContext db, CourseOffering offering, CancellationToken cancellationToken) =>
        await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.OrganisationId == offering.OrganisationId, cancellationToken) is { } body
            ? (body.OrganisationId, body.Name, Symbol(body))
            : (null, office.Value.Name, office.Value.Symbol);

    /// <summary>The short name, else the initials: "Hội Liên hiệp Phụ nữ" makes "HLHPN".</summary>
    private static string Symbol(Organisation body) => body.ShortName is { Length: > 0 } shortName
        ? shortName
        : string.Concat(body.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => PaperWords.Upper(w[..1])));
}
