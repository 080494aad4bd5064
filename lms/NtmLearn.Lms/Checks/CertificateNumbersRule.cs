using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Checks;

/// <summary>
/// A register book counts 1, 2, 3 … to its last number, and papers under one number count 0, 1, 2 …; none twice and none
/// left out. Nothing makes a hole: what is revoked or erased keeps its line.
/// </summary>
internal sealed class CertificateNumbersRule : DatabaseRule
{
    public override string Name => "certificates: numbers once and without holes";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var lasts = (await db.Set<CertificateSeries>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(s => (s.IssuerId, s.Year), s => s.LastNumber);
        var seen = new Dictionary<(Guid?, int), int>();
        ((Guid? IssuerId, int Year) Book, int Number, int Reissue) last = default;
        var lines = db.Set<Certificate>().OrderBy(c => c.IssuerId).ThenBy(c => c.Year).ThenBy(c => c.Number).ThenBy(c => c.Reissue)
            .Select(c => new { c.CertificateId, c.IssuerId, c.Year, c.Number, c.Reissue, c.RegisterNumber });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Saw();
            var book = (line.IssuerId, line.Year);
            var before = book == last.Book ? (last.Number, last.Reissue) : (Number: 0, Reissue: 0);
            var here = (line.Number, line.Reissue);
            if (here == before)
            {
                look.Broken($"certificate {line.CertificateId:N}: number {line.Number} of {line.Year} a second time");
            }
            else if (here != (before.Number + 1, 0) && (before.Number == 0 || here != (before.Number, before.Reissue + 1)))
            {
                look.Broken($"certificate {line.CertificateId:N}: number {line.Number} paper {line.Reissue} of {line.Year} comes after number {before.Number} paper {before.Reissue}");
            }

            if (!line.RegisterNumber.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{line.Number:0000}/{line.Year}/"), StringComparison.Ordinal))
            {
                look.Broken($"certificate {line.CertificateId:N}: prints another number than {line.Number} of {line.Year}");
            }

            last = (book, line.Number, line.Reissue);
            seen[book] = line.Number;
        }

        foreach (var book in lasts.Select(l => l.Key).Union(seen.Keys))
        {
            var (given, written) = (lasts[book].FirstOrDefault(), seen.GetValueOrDefault(book));
            if (given != written)
            {
                look.Broken($"book of {book.Item2}: {given} numbers given, the last written is {written}");
            }
        }
    }
}
