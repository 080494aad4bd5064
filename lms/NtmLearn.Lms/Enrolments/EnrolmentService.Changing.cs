using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>The transaction around every change, and changes that a change of the class itself brings.</summary>
public sealed partial class EnrolmentService
{
    /// <summary>Does inside a transaction of somebody else what a change of a class brings: more seats, days for a class without days.</summary>
    /// <param name="db">A context of <see cref="AuditedWriter"/>.</param>
    public async Task SettleWithinAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        if (await LoadAsync(db, offeringId, await trees.GetAsync(cancellationToken), cancellationToken) is { } seats)
        {
            seats.Settle();
            await seats.SaveAsync(listeners, cancellationToken);
        }
    }

    /// <summary>Ends every enrolment of a class that does not take place, inside the transaction that cancels it.</summary>
    /// <param name="db">A context of <see cref="AuditedWriter"/>.</param>
    public async Task CancelWithinAsync(NtmLearnDbContext db, Guid offeringId, string? reason, CancellationToken cancellationToken)
    {
        if (await LoadAsync(db, offeringId, await trees.GetAsync(cancellationToken), cancellationToken) is { } seats)
        {
            await EndAsync(seats, [.. EnrolmentMachine.Live], reason, cancellationToken);
            await seats.SaveAsync(listeners, cancellationToken);
        }
    }

    /// <summary>How few seats a class may have now: those that are taken and those that are kept for a quota.</summary>
    public async Task<int> FewestSeatsAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        await LoadAsync(db, offeringId, await trees.GetAsync(cancellationToken), cancellationToken) is { } seats ? seats.Offering.SeatsTaken + seats.Kept : 0;

    /// <summary>Loads, settles, changes, settles, saves. A refusal leaves what time has brought and nothing else.</summary>
    internal async Task<Outcome<EnrolmentResponse>> ChangeAsync(
        Actor actor,
        Guid offeringId,
        IReadOnlyCollection<Guid> personIds,
        Func<ClassSeats, CancellationToken, Task<Outcome<Enrolment>>> change,
        CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var (outcome, changed) = await turns.RunAsync(
            offeringId,
            () => writer.WriteAsync(
                actor,
                async (db, token) =>
                {
                    if (await LoadAsync(db, offeringId, tree, token) is not { } seats)
                    {
                        return ((Outcome<EnrolmentResponse>)EnrolmentRefusals.NoClass, false);
                    }

                    await RowLock.PeopleAsync(db, personIds, token);
                    seats.Settle();
                    var done = await change(seats, token);
                    seats.Settle();
                    var saved = await seats.SaveAsync(listeners, token);
                    return (
                        done.Value is { } enrolment
                            ? Outcome<EnrolmentResponse>.Done(Describe(seats, enrolment), done.Warnings)
                            : Outcome<EnrolmentResponse>.Refused(done.Refusals),
                        saved);
                },
                cancellationToken),
            cancellationToken);
        if (changed)
        {
            await TellWatchersAsync(offeringId, cancellationToken);
        }

        if (outcome.Value is { } response)
        {
            LogChanged(response.EnrolmentId, response.Status);
        }

        return outcome;
    }

    internal Task<ClassSeats?> LoadAsync(NtmLearnDbContext db, Guid offeringId, UnitTree tree, CancellationToken cancellationToken) =>
        ClassSeats.LoadAsync(db, offeringId, tree, options, clock.UtcNow, cancellationToken);

    internal async Task TellWatchersAsync(Guid offeringId, CancellationToken cancellationToken)
    {
        foreach (var watcher in watchers)
        {
            await watcher.ClassChangedAsync(offeringId, cancellationToken);
        }
    }

    internal IEnumerable<IEnrolmentListener> Listeners => listeners;

    private async Task<Outcome<EnrolmentResponse>> ChangeOneAsync(
        EnrolmentActor who,
        Guid enrolmentId,
        Func<ClassSeats, Enrolment, CancellationToken, Task<Outcome<Enrolment>>> change,
        CancellationToken cancellationToken,
        Func<ClassSeats, Enrolment, bool>? mayDoIt = null)
    {
        Guid? offeringId;
        await using (var reader = await contexts.CreateDbContextAsync(cancellationToken))
        {
            offeringId = await reader.Set<Enrolment>()
                .Where(e => e.EnrolmentId == enrolmentId).Select(e => (Guid?)e.OfferingId).SingleOrDefaultAsync(cancellationToken);
        }

        return offeringId is { } offering
            ? await ChangeAsync(
                who.Actor,
                offering,
                [],
                async (seats, token) =>
                {
                    var enrolment = await seats.Db.Set<Enrolment>().SingleAsync(e => e.EnrolmentId == enrolmentId, token);
                    return mayDoIt?.Invoke(seats, enrolment) ?? who.AnswersFor(enrolment)
                        ? await change(seats, enrolment, token)
                        : EnrolmentRefusals.NoEnrolment;
                },
                cancellationToken)
            : EnrolmentRefusals.NoEnrolment;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Enrolment {EnrolmentId} is {Status}")]
    private partial void LogChanged(Guid enrolmentId, EnrolmentStatus status);
}
