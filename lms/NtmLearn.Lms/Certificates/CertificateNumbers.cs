using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Reference;

namespace NtmLearn.Lms.Certificates;

/// <summary>
/// Gives the numbers of a register book. The counter is a row that only one transaction at a time holds, and is counted up in
/// the transaction that writes the certificates: no number is given twice, and what is rolled back leaves no hole.
/// </summary>
internal static class CertificateNumbers
{
    /// <summary>What writers of a book wait for.</summary>
    public static Guid LockOf(Guid? issuerId, int year) => StableId.Of(
        "certificate-series", issuerId?.ToString() ?? "", year.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes so many numbers, inside a transaction that holds <see cref="LockOf"/>.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<int> TakeAsync(NtmLearnDbContext db, Guid? issuerId, int year, int count, CancellationToken cancellationToken)
    {
        var id = LockOf(issuerId, year);
        var series = await db.Set<CertificateSeries>().SingleOrDefaultAsync(s => s.CertificateSeriesId == id, cancellationToken);
        if (series is null)
        {
            series = new CertificateSeries { CertificateSeriesId = id, IssuerId = issuerId, Year = year, LastNumber = 0 };
            db.Add(series);
        }

        var first = series.LastNumber + 1;
        series.LastNumber += count;
        return first;
    }

    /// <summary>"0012/2026/GCN-VPĐP".</summary>
    public static string Text(int number, int year, string symbol) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:0000}/{year}/GCN-{symbol}");
}
