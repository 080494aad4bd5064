using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Enrolments;

/// <summary>
/// The only one who writes enrolments, their ledger and the counts of seats: for page, API, import, nomination, job and
/// chat. Every change settles the class before and after, under the class's lock.
/// </summary>
public sealed partial class EnrolmentService
{
    private readonly AuditedWriter writer;
    private readonly UnitTrees trees;
    private readonly EnrolmentRules rules;
    private readonly IEnumerable<IEnrolmentListener> listeners;
    private readonly IEnumerable<IClassWatcher> watchers;
    private readonly IDbContextFactory<NtmLearnDbContext> contexts;
    private readonly ClassTurns turns;
    private readonly EnrolmentOptions options;
    private readonly LocalTime time;
    private readonly TimeProvider clock;
    private readonly ILogger<EnrolmentService> logger;

    public EnrolmentService(
        AuditedWriter writer,
        UnitTrees trees,
        ParticipantClash clash,
        IEnumerable<IEnrolmentListener> listeners,
        IEnumerable<IClassWatcher> watchers,
        IDbContextFactory<NtmLearnDbContext> contexts,
        ClassTurns turns,
        IOptions<EnrolmentOptions> options,
        LocalTime time,
        TimeProvider clock,
        ILogger<EnrolmentService> logger)
    {
        (this.writer, this.trees, this.listeners, this.watchers, this.contexts) = (writer, trees, listeners, watchers, contexts);
        (this.options, this.time, this.clock, this.logger) = (options.Value, time, clock, logger);
        this.turns = turns;
        rules = new EnrolmentRules(time, clash);
    }

    /// <summary>
    /// A person asks for a seat, or is entered by the office, an import or another system. Gets a seat, a place in the queue,
    /// or waits for the word of the unit. Handing in again what was returned is the same call.
    /// </summary>
    /// <param name="path">Not <see cref="EnrolmentPath.Nomination"/>, see <see cref="NominateAsync"/>.</param>
    public Task<Outcome<EnrolmentResponse>> EnrolAsync(
        EnrolmentActor who, Guid offeringId, Guid personId, EnrolmentPath path, CancellationToken cancellationToken) =>
        ChangeAsync(who.Actor, offeringId, [personId], (seats, token) => EnrolWithinAsync(seats, who, personId, path, token), cancellationToken);

    /// <summary>Leaves the class, from whatever status before its end. The seat goes on to the next at once.</summary>
    public Task<Outcome<EnrolmentResponse>> WithdrawAsync(
        EnrolmentActor who, Guid enrolmentId, string? reason, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            (seats, enrolment, _) =>
            {
                if (EnrolmentMachine.Next(enrolment.Status, EnrolmentEvent.Withdraw) is null)
                {
                    return Refused(EnrolmentRefusals.NotNow(enrolment.Status));
                }

                seats.Step(enrolment, EnrolmentEvent.Withdraw, reason: reason);
                return Done(enrolment);
            },
            cancellationToken);

    /// <summary>Takes the seat that is kept.</summary>
    public Task<Outcome<EnrolmentResponse>> AcceptAsync(EnrolmentActor who, Guid enrolmentId, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            (seats, enrolment, _) =>
            {
                if (enrolment.Status != EnrolmentStatus.Offered)
                {
                    return Refused(enrolment.Status == EnrolmentStatus.Expired ? EnrolmentRefusals.OfferOver : EnrolmentRefusals.NotNow(enrolment.Status));
                }

                seats.Step(enrolment, EnrolmentEvent.Accept);
                return Done(enrolment);
            },
            cancellationToken);

    /// <summary>Says how somebody ended; may be corrected as long as the class is kept.</summary>
    public Task<Outcome<EnrolmentResponse>> CompleteAsync(
        EnrolmentActor who, Guid enrolmentId, bool completed, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            (seats, enrolment, _) =>
            {
                var what = completed ? EnrolmentEvent.Complete : EnrolmentEvent.NotComplete;
                if (!who.Manages.IsAll)
                {
                    return Refused(EnrolmentRefusals.NotYours);
                }

                if (EnrolmentMachine.Next(enrolment.Status, what) is null || !seats.HasStarted)
                {
                    return Refused(EnrolmentRefusals.NotNow(enrolment.Status));
                }

                seats.Step(enrolment, what);
                return Done(enrolment);
            },
            cancellationToken);

    /// <summary>Inside a transaction that also made the person, as when a citizen enrols.</summary>
    internal async Task<Outcome<Enrolment>> EnrolWithinAsync(
        ClassSeats seats, EnrolmentActor who, Guid personId, EnrolmentPath path, CancellationToken cancellationToken)
    {
        if (await FindPersonAsync(seats.Db, personId, cancellationToken) is not { } person)
        {
            return EnrolmentRefusals.NoPerson;
        }

        var existing = await FindAsync(seats, person.PersonId, cancellationToken);
        if (existing is { Status: EnrolmentStatus.Returned } && who.AnswersFor(existing))
        {
            // Was in time when it was first handed in.
            if (rules.CheckClass(seats, path, isReplacement: true) is { } closed)
            {
                return closed;
            }

            seats.Step(existing, EnrolmentEvent.Resubmit);
            return Outcome<Enrolment>.Done(existing);
        }

        var checkedIn = await rules.CheckAsync(seats, person, existing, path, quota: null, isReplacement: false, cancellationToken);
        if (checkedIn.Value is not { } standing)
        {
            return Outcome<Enrolment>.Refused(checkedIn.Refusals);
        }

        if (!who.Is(person.PersonId) && !who.Is(personId) && !who.Manages.Covers(standing.UnitId, standing.OrganisationId))
        {
            return EnrolmentRefusals.NotYours;
        }

        var enrolment = Begin(seats, person.PersonId, existing, standing.UnitId, standing.OrganisationId, path);
        enrolment.NeedsApproval = seats.Offering.RequiresApproval;
        var hasSeat = seats.HasSeatFor(enrolment.UnitId, enrolment.OrganisationId, out var quota);
        seats.Step(
            enrolment,
            enrolment.NeedsApproval ? EnrolmentEvent.Request : hasSeat ? EnrolmentEvent.Admit : EnrolmentEvent.Queue,
            enrolment.NeedsApproval ? null : quota);
        return Outcome<Enrolment>.Done(enrolment);
    }

    private Enrolment Begin(ClassSeats seats, Guid personId, Enrolment? existing, Guid? unitId, Guid? organisationId, EnrolmentPath path)
    {
        var enrolment = existing ?? new Enrolment
        {
            EnrolmentId = clock.NewId(),
            OfferingId = seats.Offering.OfferingId,
            PersonId = personId,
            Status = EnrolmentStatus.Requested,
            Path = path,
            ReceiptCode = ReceiptCodes.Create(),
            CreatedAt = seats.Now,
            ChangedAt = seats.Now,
        };
        (enrolment.UnitId, enrolment.OrganisationId, enrolment.Path) = (unitId, organisationId, path);
        return enrolment;
    }

    private static Task<Enrolment?> FindAsync(ClassSeats seats, Guid personId, CancellationToken cancellationToken) => seats.Db.Set<Enrolment>()
        .SingleOrDefaultAsync(e => e.OfferingId == seats.Offering.OfferingId && e.PersonId == personId, cancellationToken);

    /// <summary>The person, or the one that a duplicate row was merged into.</summary>
    private static async Task<Person?> FindPersonAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Guid>();
        Person? person = null;
        for (Guid? next = personId; next is { } id && seen.Add(id); next = person?.MergedIntoId)
        {
            // One that was made a moment ago in this transaction is not in the database yet.
            person = db.Set<Person>().Local.FirstOrDefault(p => p.PersonId == id)
                ?? await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == id, cancellationToken);
        }

        return person;
    }

    private static EnrolmentResponse Describe(ClassSeats seats, Enrolment e) => new(
        e.EnrolmentId,
        e.OfferingId,
        e.PersonId,
        e.Status,
        e.Path,
        e.Place,
        e.Place is { } place ? seats.Waiting.Count(w => w.Place <= place) : null,
        e.OfferedUntil,
        e.DecideBy,
        e.ReceiptCode);

    private static Task<Outcome<Enrolment>> Done(Enrolment enrolment) => Task.FromResult(Outcome<Enrolment>.Done(enrolment));

    private static Task<Outcome<Enrolment>> Refused(Refusal refusal) => Task.FromResult(Outcome<Enrolment>.Refused(refusal));
}
