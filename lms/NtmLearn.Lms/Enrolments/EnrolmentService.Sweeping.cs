using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What time brings. Each is harmless when run again, and each class is a transaction of its own.</summary>
public sealed partial class EnrolmentService
{
    private static readonly Actor Sweeper = Actor.Program("enrolments");

    /// <summary>Offers that nobody answered expire, and the next in the queue are offered the seats.</summary>
    /// <returns>How many classes changed.</returns>
    public Task<int> ExpireOffersAsync(DateTime now, CancellationToken cancellationToken) => SweepAsync(
        db => db.Set<Enrolment>().Where(e => e.Status == EnrolmentStatus.Offered && e.OfferedUntil <= now).Select(e => e.OfferingId),
        (_, _) => Task.CompletedTask,
        now,
        cancellationToken);

    /// <summary>Seats of quotas whose deadline has passed become free for everybody.</summary>
    public Task<int> ReleaseQuotasAsync(DateTime now, CancellationToken cancellationToken) => SweepAsync(
        db => db.Set<SeatQuota>().Where(q => q.ReleasedAt == null && q.Deadline <= now).Select(q => q.OfferingId),
        (_, _) => Task.CompletedTask,
        now,
        cancellationToken);

    /// <summary>
    /// Seats that came about outside of enrolling, as when a class grew or got its days, go to those who wait. A safety net:
    /// whoever changes a class calls <see cref="SettleWithinAsync"/>, and everybody who enrols settles it first.
    /// </summary>
    public Task<int> MoveUpAsync(DateTime now, CancellationToken cancellationToken) => SweepAsync(
        db => db.Set<CourseOffering>()
            .Where(o => (o.Status == OfferingStatus.Open || o.Status == OfferingStatus.Full) && o.Kind != OfferingKind.Demand
                && db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId && e.Status == EnrolmentStatus.WaitListed)
                && o.Capacity - o.SeatsTaken > db.Set<SeatQuota>()
                    .Where(q => q.OfferingId == o.OfferingId && q.ReleasedAt == null && q.Seats + q.ExtraSeats > q.Filled)
                    .Sum(q => q.Seats + q.ExtraSeats - q.Filled))
            .Select(o => o.OfferingId),
        (_, _) => Task.CompletedTask,
        now,
        cancellationToken);

    /// <summary>Where the unit did not decide in time, its deputy or the office does from now on.</summary>
    public Task<int> EscalateAsync(DateTime now, CancellationToken cancellationToken) => SweepAsync(
        db => db.Set<Enrolment>()
            .Where(e => e.Status == EnrolmentStatus.Requested && e.EscalatedAt == null && e.DecideBy <= now).Select(e => e.OfferingId),
        async (seats, token) =>
        {
            var due = await seats.Db.Set<Enrolment>()
                .Where(e => e.OfferingId == seats.Offering.OfferingId && e.Status == EnrolmentStatus.Requested && e.EscalatedAt == null && e.DecideBy <= now)
                .ToListAsync(token);
            var today = DateOnly.FromDateTime(time.FromUtc(now));
            var deputies = await seats.Db.Set<ApprovalDeputy>().AsNoTracking()
                .Where(d => d.ValidFrom <= today && d.ValidTo >= today).Select(d => d.UnitId).ToListAsync(token);
            foreach (var enrolment in due)
            {
                var hasDeputy = enrolment.UnitId is { } unit && deputies.Exists(u => seats.Tree.ScopeOf(u).Contains(unit));
                seats.Step(enrolment, EnrolmentEvent.Escalate, reason: hasDeputy ? "Chuyển người được ủy quyền và văn phòng" : "Chuyển văn phòng");
            }
        },
        now,
        cancellationToken);

    /// <summary>
    /// Classes whose first session has begun run: who still waits has waited in vain. Whatever is still alive in a cancelled
    /// class ends.
    /// </summary>
    public async Task<int> OpenAndCloseAsync(DateTime now, CancellationToken cancellationToken)
    {
        var begun = await SweepAsync(
            db => db.Set<CourseOffering>()
                .Where(o => (o.Status == OfferingStatus.Open || o.Status == OfferingStatus.Full)
                    && db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && !s.IsCancelled && s.StartsAt <= now))
                .Select(o => o.OfferingId),
            async (seats, token) =>
            {
                await EndAsync(
                    seats,
                    [EnrolmentStatus.Requested, EnrolmentStatus.Returned, EnrolmentStatus.WaitListed, EnrolmentStatus.Offered],
                    "Lớp đã bắt đầu",
                    token);
                seats.Offering.Status = OfferingStatus.Running;
            },
            now,
            cancellationToken);
        var cancelled = await SweepAsync(
            db => db.Set<Enrolment>()
                .Where(e => EnrolmentMachine.Live.Contains(e.Status) && e.Status != EnrolmentStatus.Completed && e.Status != EnrolmentStatus.NotCompleted
                    && db.Set<CourseOffering>().Any(o => o.OfferingId == e.OfferingId && o.Status == OfferingStatus.Cancelled))
                .Select(e => e.OfferingId),
            (seats, token) => EndAsync(seats, EnrolmentMachine.Live, seats.Offering.CancelReason, token),
            now,
            cancellationToken);
        return begun + cancelled;
    }

    private static async Task EndAsync(ClassSeats seats, IReadOnlyList<EnrolmentStatus> statuses, string? reason, CancellationToken cancellationToken)
    {
        var enrolments = await seats.Db.Set<Enrolment>()
            .Where(e => e.OfferingId == seats.Offering.OfferingId && statuses.Contains(e.Status))
            .ToListAsync(cancellationToken);
        foreach (var enrolment in enrolments.Where(e => statuses.Contains(e.Status) && EnrolmentMachine.Next(e.Status, EnrolmentEvent.ClassOver) is not null))
        {
            seats.Step(enrolment, EnrolmentEvent.ClassOver, reason: Shorten(reason));
        }
    }

    private async Task<int> SweepAsync(
        Func<NtmLearnDbContext, IQueryable<Guid>> due, Func<ClassSeats, CancellationToken, Task> sweep, DateTime now, CancellationToken cancellationToken)
    {
        List<Guid> offerings;
        await using (var reader = await contexts.CreateDbContextAsync(cancellationToken))
        {
            offerings = await due(reader).Distinct().ToListAsync(cancellationToken);
        }

        var tree = await trees.GetAsync(cancellationToken);
        var count = 0;
        foreach (var offering in offerings)
        {
            var changed = await writer.WriteAsync(
                Sweeper,
                async (db, token) =>
                {
                    if (await ClassSeats.LoadAsync(db, offering, tree, options, now, token) is not { } seats)
                    {
                        return false;
                    }

                    seats.Settle();
                    await sweep(seats, token);
                    seats.Settle();
                    return await seats.SaveAsync(listeners, token);
                },
                cancellationToken);
            if (changed)
            {
                count++;
                await TellWatchersAsync(offering, cancellationToken);
            }
        }

        return count;
    }

    private static string? Shorten(string? reason) =>
        reason is { Length: > Enrolment.ReasonMaxLength } ? reason[..Enrolment.ReasonMaxLength] : reason;
}
