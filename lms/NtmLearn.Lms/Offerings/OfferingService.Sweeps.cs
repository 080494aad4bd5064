using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>What the clock does with classes, for jobs. Harmless to repeat.</summary>
public sealed partial class OfferingService
{
    /// <summary>Completes running classes whose last session is <see cref="TrainingOptions.CompleteAfterDays"/> over.</summary>
    /// <returns>How many changed.</returns>
    public Task<int> CompleteDueAsync(Actor actor, CancellationToken cancellationToken) => SweepAsync(
        actor,
        (db, now) =>
        {
            var over = now.AddDays(-options.Value.CompleteAfterDays);
            return db.Set<CourseOffering>().Where(o => o.Status == OfferingStatus.Running
                && !db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && !s.IsCancelled && s.EndsAt > over));
        },
        offering => offering.Complete(),
        cancellationToken);

    private Task<int> SweepAsync(
        Actor actor, Func<NtmLearnDbContext, DateTime, IQueryable<CourseOffering>> due, Action<CourseOffering> step, CancellationToken cancellationToken) =>
        WriteAsync(
            actor,
            async (db, token) =>
            {
                var offerings = await due(db, clock.UtcNow).ToListAsync(token);
                foreach (var offering in offerings)
                {
                    step(offering);
                    offering.Version++;
                }

                await db.SaveChangesAsync(token);
                return offerings.Count;
            },
            cancellationToken);
}
