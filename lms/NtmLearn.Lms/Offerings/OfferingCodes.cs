using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Offerings;

/// <summary>Codes of classes, such as <c>CDS-2026-014</c>: counted anew each year, never given twice.</summary>
public sealed class OfferingCodes(LocalTime time, IOptions<TrainingOptions> options)
{
    /// <summary>The next code. Of two that come together the unique key lets one in; the other is run again and counts on.</summary>
    internal async Task<string> NextAsync(NtmLearnDbContext db, CancellationToken cancellationToken)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{options.Value.CodePrefix}-{time.Today.Year}-");
        await TransactionLock.TakeAsync(db, [new Guid("6f0c6e1a-1d0f-4f5e-9a53-0b6f3f2f7c01")], cancellationToken);

        // Longer numbers are larger ones, also past 999.
        var last = await db.Set<CourseOffering>()
            .Where(o => o.Code.StartsWith(prefix))
            .OrderByDescending(o => o.Code.Length).ThenByDescending(o => o.Code)
            .Select(o => o.Code)
            .FirstOrDefaultAsync(cancellationToken);
        var number = last is null ? 0 : int.Parse(last.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{number + 1:000}");
    }
}
