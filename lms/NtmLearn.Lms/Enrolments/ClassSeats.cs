using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>
/// The seats of one class inside one transaction: who holds one, who waits, what is kept for whom. Every step of every
/// enrolment is made here, so that counters, queue and ledger cannot part.
/// </summary>
internal sealed class ClassSeats
{
    private readonly NtmLearnDbContext db;
    private readonly UnitTree tree;
    private readonly EnrolmentOptions options;
    private readonly Actor actor;
    private readonly List<Enrolment> moving;
    private readonly List<EnrolmentStep> steps = [];

    private ClassSeats(
        NtmLearnDbContext db, UnitTree tree, EnrolmentOptions options, Actor actor, DateTime now,
        CourseOffering offering, List<SeatQuota> quotas, List<Enrolment> moving, DateTime? startsAt)
    {
        (this.db, this.tree, this.options, this.actor, this.moving) = (db, tree, options, actor, moving);
        (Now, Offering, Quotas, StartsAt) = (now, offering, quotas, startsAt);
    }

    public NtmLearnDbContext Db => db;

    public UnitTree Tree => tree;

    public DateTime Now { get; }

    public CourseOffering Offering { get; }

    public List<SeatQuota> Quotas { get; }

    /// <summary>Start of its first session; null without sessions.</summary>
    public DateTime? StartsAt { get; }

    public bool HasStarted => StartsAt <= Now;

    /// <summary>Whether people can come in at all: announced and not begun.</summary>
    public bool TakesPeople => Offering.Status is OfferingStatus.Open or OfferingStatus.Full && !HasStarted;

    /// <summary>Whether seats are given. A class without days only gathers who wants to come.</summary>
    public bool GivesSeats => TakesPeople && Offering.Kind != OfferingKind.Demand;

    /// <summary>Those who wait, in the order of their places.</summary>
    public IEnumerable<Enrolment> Waiting => moving.Where(e => e.Status == EnrolmentStatus.WaitListed).OrderBy(e => e.Place);

    /// <summary>Seats that nobody holds and no quota keeps.</summary>
    public int FreeForAll => Offering.Capacity - Offering.SeatsTaken - Kept;

    /// <summary>Unfilled seats of the quotas that still count.</summary>
    public int Kept => Quotas.Where(IsOpen).Sum(q => Math.Max(0, LimitOf(q) - q.Filled));

    public bool HasSteps => steps.Count > 0;

    /// <summary>Reads the class for changing it; other writers of the same class wait until the transaction ends.</summary>
    public static async Task<ClassSeats?> LoadAsync(
        NtmLearnDbContext db, Guid offeringId, UnitTree tree, EnrolmentOptions options, DateTime now, CancellationToken cancellationToken)
    {
        await RowLock.OfferingAsync(db, offeringId, cancellationToken);
        var offering = await db.Set<CourseOffering>().SingleOrDefaultAsync(o => o.OfferingId == offeringId, cancellationToken);
        if (offering is null)
        {
            return null;
        }

        var quotas = await db.Set<SeatQuota>().Where(q => q.OfferingId == offeringId).OrderBy(q => q.SeatQuotaId).ToListAsync(cancellationToken);
        var moving = await db.Set<Enrolment>()
            .Where(e => e.OfferingId == offeringId && (e.Status == EnrolmentStatus.WaitListed || e.Status == EnrolmentStatus.Offered))
            .ToListAsync(cancellationToken);
        var startsAt = await db.Set<TrainingSession>()
            .Where(s => s.OfferingId == offeringId && !s.IsCancelled)
            .MinAsync(s => (DateTime?)s.StartsAt, cancellationToken);
        var actor = db.Author?.Actor ?? throw new InvalidOperationException("Seats are changed through AuditedWriter only.");
        return new ClassSeats(db, tree, options, actor, now, offering, quotas, moving, startsAt);
    }

    public static int LimitOf(SeatQuota quota) => quota.Seats + quota.ExtraSeats;

    /// <summary>Whether a quota still keeps its seats.</summary>
    public bool IsOpen(SeatQuota quota) => quota.ReleasedAt is null && Now < quota.Deadline;

    /// <summary>Whether somebody who comes for a unit or organisation is one of those that a quota is for.</summary>
    public bool IsFor(SeatQuota quota, Guid? unitId, Guid? organisationId) =>
        quota.OrganisationId is { } organisation
            ? organisation == organisationId
            : unitId is { } unit && tree.ScopeOf(quota.UnitId!.Value).Contains(unit);

    /// <summary>The quota with a free seat for somebody: the narrowest of several.</summary>
    public SeatQuota? QuotaWithRoom(Guid? unitId, Guid? organisationId) => Quotas
        .Where(q => IsOpen(q) && q.Filled < LimitOf(q) && IsFor(q, unitId, organisationId))
        .MinBy(q => q.UnitId is { } unit ? tree.ScopeOf(unit).Count : 0);

    /// <summary>Whether somebody can have a seat now, and out of which quota.</summary>
    /// <param name="quota">Null for a seat that is free for everybody.</param>
    public bool HasSeatFor(Guid? unitId, Guid? organisationId, out SeatQuota? quota)
    {
        quota = GivesSeats ? QuotaWithRoom(unitId, organisationId) : null;
        return GivesSeats && (quota is not null || FreeForAll > 0);
    }

    /// <summary>
    /// Does what time or a freed seat brings: quotas past their deadline are released, offers past their time expire, and
    /// who waits gets the seats that are free: people of a quota first, then by place. Afterwards nobody waits for a seat
    /// that they could have. Run before and after every change, so that nobody who comes can overtake.
    /// </summary>
    public void Settle()
    {
        foreach (var quota in Quotas.Where(q => q.ReleasedAt is null && q.Deadline <= Now))
        {
            quota.ReleasedAt = Now;
            quota.Version++;
        }

        foreach (var offered in moving.Where(e => e.Status == EnrolmentStatus.Offered && e.OfferedUntil <= Now).ToList())
        {
            Step(offered, EnrolmentEvent.Expire);
        }

        if (GivesSeats)
        {
            foreach (var waiting in Waiting.ToList())
            {
                if (QuotaWithRoom(waiting.UnitId, waiting.OrganisationId) is { } quota)
                {
                    Give(waiting, quota);
                }
            }

            foreach (var waiting in Waiting.ToList().TakeWhile(_ => FreeForAll > 0))
            {
                Give(waiting, quota: null);
            }
        }

        if (Offering.Status is OfferingStatus.Open or OfferingStatus.Full)
        {
            Offering.Status = Offering.Kind != OfferingKind.Demand && FreeForAll <= 0 ? OfferingStatus.Full : OfferingStatus.Open;
        }
    }

    /// <summary>Makes one step and keeps every count right.</summary>
    /// <param name="quota">The quota out of which a seat is taken.</param>
    /// <exception cref="InvalidOperationException">The event cannot happen in that status: a slip of ours, since callers ask first.</exception>
    public void Step(Enrolment enrolment, EnrolmentEvent what, SeatQuota? quota = null, string? reason = null)
    {
        EnrolmentStatus? from = enrolment.IsNew ? null : enrolment.Status;
        var to = EnrolmentMachine.Next(from, what)
            ?? throw new InvalidOperationException($"{what} cannot happen to an enrolment that is {from?.ToString() ?? "new"}.");
        CountSeat(enrolment, from is { } before && before.HoldsSeat(), to.HoldsSeat(), quota);
        if (to != EnrolmentStatus.WaitListed)
        {
            enrolment.Place = null;
        }
        else if (from != EnrolmentStatus.WaitListed)
        {
            enrolment.Place = ++Offering.LastPlace;
        }

        enrolment.Status = to;
        enrolment.OfferedUntil = to == EnrolmentStatus.Offered ? OfferEnd() : null;
        if (what is EnrolmentEvent.Request or EnrolmentEvent.Resubmit)
        {
            enrolment.EscalatedAt = null;
            enrolment.DecideBy = DecisionEnd(enrolment);
        }
        else if (what == EnrolmentEvent.Escalate)
        {
            enrolment.EscalatedAt = Now;
        }
        else
        {
            enrolment.DecideBy = null;
        }

        enrolment.ChangedAt = Now;
        Record(enrolment, from, to, what, reason);
        if (to is EnrolmentStatus.WaitListed or EnrolmentStatus.Offered && !moving.Contains(enrolment))
        {
            moving.Add(enrolment);
        }
    }

    /// <summary>Tells who listens, and saves.</summary>
    /// <returns>Whether anything of the class changed.</returns>
    public async Task<bool> SaveAsync(IEnumerable<IEnrolmentListener> listeners, CancellationToken cancellationToken)
    {
        var heard = listeners.ToList();
        foreach (var step in steps)
        {
            foreach (var listener in heard)
            {
                await listener.HearAsync(db, step, cancellationToken);
            }
        }

        var changed = HasSteps || db.ChangeTracker.HasChanges();
        if (changed)
        {
            Offering.Version++;
        }

        steps.Clear();
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private bool IsNear => StartsAt is { } start && start <= Now.AddHours(Offering.OfferHours);

    private void Give(Enrolment waiting, SeatQuota? quota) =>
        Step(waiting, IsNear && options.MovesUpDirectlyBeforeStart ? EnrolmentEvent.MoveUp : EnrolmentEvent.Offer, quota);

    private DateTime OfferEnd()
    {
        var end = Now.AddHours(Offering.OfferHours);
        return StartsAt is { } start && start < end ? start : end;
    }

    /// <summary>A person for whom no unit answers is decided about by the office at once.</summary>
    private DateTime DecisionEnd(Enrolment enrolment)
    {
        var end = enrolment.UnitId is null ? Now : Now.AddHours(options.DecideHours);
        return StartsAt is { } start && start < end ? start : end;
    }

    private void CountSeat(Enrolment enrolment, bool held, bool holds, SeatQuota? quota)
    {
        if (held && !holds)
        {
            Offering.SeatsTaken--;
            if (Quotas.Find(q => q.SeatQuotaId == enrolment.SeatQuotaId) is { } left)
            {
                left.Filled--;
                left.Version++;
            }

            enrolment.SeatQuotaId = null;
        }
        else if (!held && holds)
        {
            Offering.SeatsTaken++;
            if (quota is not null)
            {
                quota.Filled++;
                quota.Version++;
            }

            enrolment.SeatQuotaId = quota?.SeatQuotaId;
        }
    }

    private void Record(Enrolment enrolment, EnrolmentStatus? from, EnrolmentStatus to, EnrolmentEvent what, string? reason)
    {
        if (enrolment.IsNew)
        {
            db.Add(enrolment);
        }

        var transition = new EnrolmentTransition
        {
            EnrolmentTransitionId = Guid.CreateVersion7(new DateTimeOffset(Now)),
            EnrolmentId = enrolment.EnrolmentId,
            Number = ++enrolment.LastTransition,
            From = from,
            To = to,
            Event = what,
            At = Now,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            Reason = reason,
        };
        db.Add(transition);
        steps.Add(new EnrolmentStep(enrolment, transition));
    }
}
