using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;

namespace NtmLearn.Lms.Certificates;

/// <summary>Tells whoever has an account what became of their certificates; the others get the paper from the office.</summary>
internal static class CertificateNotices
{
    public static async Task AddAsync(
        NtmLearnDbContext db, DateTime now, NoticeRule rule, IReadOnlyList<Certificate> certificates, CancellationToken cancellationToken)
    {
        var people = certificates.Select(c => c.PersonId).ToArray();
        var reached = await db.Set<Account>().Where(a => a.PersonId != null && people.Contains(a.PersonId.Value) && !a.IsClosed)
            .Select(a => a.PersonId!.Value).ToListAsync(cancellationToken);
        foreach (var certificate in certificates.Where(c => reached.Contains(c.PersonId)))
        {
            await NoticeBook.AddAsync(db, now, rule, certificate.PersonId, certificate.CertificateId, 1, certificate.OfferingId, cancellationToken);
        }
    }
}
