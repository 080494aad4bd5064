using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>What every change of a class does beside the change itself, in its transaction.</summary>
public static class OfferingChanges
{
    /// <summary>Days, times or places changed: people who heard of the class will be told.</summary>
    public static void ClassMoved(NtmLearnDbContext db, CourseOffering offering, DateTime at) => Record(db, offering, OfferingChangeKind.Moved, at);

    /// <summary>The class will not be: people who heard of it will be told.</summary>
    public static void ClassCancelled(NtmLearnDbContext db, CourseOffering offering, DateTime at) => Record(db, offering, OfferingChangeKind.Cancelled, at);

    /// <summary>Writes down what happened; what people must hear of raises the version of their notices.</summary>
    public static void Record(NtmLearnDbContext db, CourseOffering offering, OfferingChangeKind kind, DateTime at)
    {
        if (kind is OfferingChangeKind.Moved or OfferingChangeKind.Cancelled)
        {
            offering.NoticeVersion++;
        }

        db.Add(new OfferingChange
        {
            OfferingChangeId = Guid.CreateVersion7(new DateTimeOffset(at)),
            OfferingId = offering.OfferingId,
            Kind = kind,
            NoticeVersion = offering.NoticeVersion,
            At = at,
        });
    }

    /// <summary>Seats that quotas still keep from everybody else.</summary>
    internal static Task<int> KeptSeatsAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        db.Set<SeatQuota>()
            .Where(q => q.OfferingId == offeringId && q.ReleasedAt == null && q.Seats + q.ExtraSeats > q.Filled)
            .SumAsync(q => q.Seats + q.ExtraSeats - q.Filled, cancellationToken);

    /// <summary>First and last day again, after sessions were saved.</summary>
    internal static async Task MatchDaysAsync(NtmLearnDbContext db, CourseOffering offering, CancellationToken cancellationToken)
    {
        var days = await db.Set<TrainingSession>()
            .Where(s => s.OfferingId == offering.OfferingId && !s.IsCancelled)
            .GroupBy(s => s.OfferingId)
            .Select(g => new { First = g.Min(s => s.Day), Last = g.Max(s => s.Day) })
            .SingleOrDefaultAsync(cancellationToken);
        (offering.FirstDay, offering.LastDay) = (days?.First, days?.Last);
    }
}
