using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>How all of a class ended, in one transaction.</summary>
public sealed partial class EnrolmentService
{
    private static readonly EnrolmentStatus[] Ending = [EnrolmentStatus.Enrolled, EnrolmentStatus.Completed, EnrolmentStatus.NotCompleted];

    /// <summary>Says of everybody with a seat whether they completed the class. Said again, only what is otherwise now changes.</summary>
    /// <param name="judge">By enrolment; about whom nothing can be said is left out and stays as they are.</param>
    /// <returns>How many changed.</returns>
    internal async Task<Outcome<int>> CompleteClassAsync(
        Actor actor,
        Guid offeringId,
        Func<NtmLearnDbContext, CancellationToken, Task<IReadOnlyDictionary<Guid, bool>>> judge,
        CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var outcome = await writer.WriteAsync<Outcome<int>>(
            actor,
            async (db, token) =>
            {
                if (await LoadAsync(db, offeringId, tree, token) is not { } seats)
                {
                    return EnrolmentRefusals.NoClass;
                }

                var verdicts = await judge(db, token);
                var changed = 0;
                foreach (var enrolment in await db.Set<Enrolment>().Where(e => e.OfferingId == offeringId && Ending.Contains(e.Status)).ToListAsync(token))
                {
                    if (verdicts.TryGetValue(enrolment.EnrolmentId, out var completed)
                        && (completed ? EnrolmentEvent.Complete : EnrolmentEvent.NotComplete) is var what
                        && EnrolmentMachine.Next(enrolment.Status, what) is not null)
                    {
                        seats.Step(enrolment, what);
                        changed++;
                    }
                }

                await seats.SaveAsync(listeners, token);
                return Outcome<int>.Done(changed);
            },
            cancellationToken);
        if (outcome is { IsDone: true, Value: > 0 })
        {
            await TellWatchersAsync(offeringId, cancellationToken);
        }

        return outcome;
    }
}
