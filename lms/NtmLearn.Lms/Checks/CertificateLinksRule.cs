using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>A replaced certificate points to the paper that took its number over, which points back; nobody has two that count for one class.</summary>
internal sealed class CertificateLinksRule : DatabaseRule
{
    public override string Name => "certificates: replaced ones lead on, one valid for each";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var all = db.Set<Certificate>();
        look.Saw(await all.LongCountAsync(cancellationToken));
        var adrift = all.Where(c => c.State == CertificateState.Replaced && !all.Any(n => n.CertificateId == c.ReplacedById && n.ReplacesId == c.CertificateId
            && n.OfferingId == c.OfferingId && n.IssuerId == c.IssuerId && n.Year == c.Year && n.Number == c.Number && n.Reissue == c.Reissue + 1));
        await TellAsync(adrift, "replaced, and its replacement is not there or another");
        await TellAsync(all.Where(c => c.State != CertificateState.Replaced && c.ReplacedById != null), "has a replacement and is not replaced");
        await TellAsync(
            all.Where(c => (c.Reissue > 0 || c.ReplacesId != null) && !all.Any(o => o.CertificateId == c.ReplacesId && o.ReplacedById == c.CertificateId)),
            "a reissue of nothing");
        var doubled = all.Where(c => c.State == CertificateState.Valid && all.Any(o => o.State == CertificateState.Valid
            && o.OfferingId == c.OfferingId && o.PersonId == c.PersonId && o.CertificateId != c.CertificateId));
        await TellAsync(doubled, "not the only valid one of its person and class");

        async Task TellAsync(IQueryable<Certificate> broken, string what)
        {
            await foreach (var id in broken.Select(c => c.CertificateId).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                look.Broken($"certificate {id:N}: {what}");
            }
        }
    }
}
