using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Sessions;

/// <summary>The last session of a class that takes place: what is asked at the end of a class opens with it.</summary>
/// <param name="StartsAt">When it begins.</param>
/// <param name="Day">Its day.</param>
public sealed record ClassEnd(DateTime StartsAt, DateOnly Day)
{
    /// <summary>Null for a class without sessions.</summary>
    public static Task<ClassEnd?> FindAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) => db.Set<TrainingSession>()
        .Where(s => s.OfferingId == offeringId && !s.IsCancelled)
        .OrderByDescending(s => s.StartsAt)
        .Select(s => new ClassEnd(s.StartsAt, s.Day))
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whether it is between the beginning of that session and the end of the last of some days after it.</summary>
    public bool IsNow(LocalTime time, int daysAfter) => time.UtcNow >= StartsAt && time.Today <= Day.AddDays(daysAfter);
}
