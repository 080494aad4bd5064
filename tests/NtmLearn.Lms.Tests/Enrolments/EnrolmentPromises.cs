using System.Data;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>All rows of some classes at one moment.</summary>
internal sealed record ClassesState(
    List<CourseOffering> Offerings, List<SeatQuota> Quotas, List<Enrolment> Enrolments, List<EnrolmentTransition> Steps, DateTime At);

/// <summary>What must hold whatever happened, written independently of the code that keeps it.</summary>
internal sealed class EnrolmentPromises(EnrolmentScene scene, UnitTree tree)
{
    public Task<ClassesState> ReadAsync(CourseOffering[] offerings) => scene.Host.QueryAsync(async db =>
    {
        // One moment, since the job of the program may be writing.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var ids = offerings.Select(o => o.OfferingId).ToArray();
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.OfferingId)).OrderBy(e => e.EnrolmentId).ToListAsync();
        var enrolmentIds = enrolments.ConvertAll(e => e.EnrolmentId);
        return new ClassesState(
            await db.Set<CourseOffering>().AsNoTracking().Where(o => ids.Contains(o.OfferingId)).ToListAsync(),
            await db.Set<SeatQuota>().AsNoTracking().Where(q => ids.Contains(q.OfferingId)).OrderBy(q => q.SeatQuotaId).ToListAsync(),
            enrolments,
            await db.Set<EnrolmentTransition>().AsNoTracking().Where(t => enrolmentIds.Contains(t.EnrolmentId)).OrderBy(t => t.Number).ToListAsync(),
            scene.Now);
    });

    public IEnumerable<string> Broken(ClassesState before, ClassesState after)
    {
        foreach (var offering in after.Offerings)
        {
            var rows = after.Enrolments.FindAll(e => e.OfferingId == offering.OfferingId);
            foreach (var sentence in Counts(offering, after.Quotas.FindAll(q => q.OfferingId == offering.OfferingId), rows)
                .Concat(Waiting(offering, after, rows)))
            {
                yield return sentence;
            }
        }

        foreach (var sentence in after.Enrolments.SelectMany(e => Ledger(e, after)).Concat(Jumps(before, after)).Concat(Decisions(before, after)))
        {
            yield return sentence;
        }

        foreach (var person in after.Enrolments.Where(e => e.Status.IsLive()).GroupBy(e => e.PersonId).Where(g => g.Count() > 1))
        {
            yield return $"{person.Key} is in two classes of one hour";
        }
    }

    private static IEnumerable<string> Counts(CourseOffering offering, List<SeatQuota> quotas, List<Enrolment> rows)
    {
        var holding = rows.FindAll(e => e.Status is EnrolmentStatus.Offered or EnrolmentStatus.Enrolled or EnrolmentStatus.Completed or EnrolmentStatus.NotCompleted);
        if (holding.Count != offering.SeatsTaken || holding.Count > offering.Capacity)
        {
            yield return $"{holding.Count} hold seats, {offering.SeatsTaken} counted, {offering.Capacity} there";
        }

        foreach (var quota in quotas)
        {
            var filled = holding.Count(e => e.SeatQuotaId == quota.SeatQuotaId);
            if (filled != quota.Filled || filled > quota.Seats + quota.ExtraSeats)
            {
                yield return $"quota {quota.Seats}+{quota.ExtraSeats} has {filled}, counted {quota.Filled}";
            }
        }

        var kept = Kept(quotas);
        if (holding.Count + kept > offering.Capacity)
        {
            yield return $"{holding.Count} taken and {kept} kept are more than {offering.Capacity}";
        }

        var places = rows.Where(e => e.Place is not null).Select(e => e.Place!.Value).ToList();
        if (places.Distinct().Count() != places.Count || places.Any(p => p > offering.LastPlace) || rows.Exists(e => (e.Place is not null) != (e.Status == EnrolmentStatus.WaitListed)))
        {
            yield return "places are wrong";
        }
    }

    private IEnumerable<string> Waiting(CourseOffering offering, ClassesState state, List<Enrolment> rows)
    {
        if (offering.Status is not (OfferingStatus.Open or OfferingStatus.Full))
        {
            yield break;
        }

        var quotas = state.Quotas.FindAll(q => q.OfferingId == offering.OfferingId);
        foreach (var waiting in rows.Where(e => e.Status == EnrolmentStatus.WaitListed))
        {
            if (offering.Capacity - offering.SeatsTaken - Kept(quotas) > 0)
            {
                yield return $"place {waiting.Place} waits while a seat is free for all";
            }

            if (quotas.Exists(q => q.ReleasedAt is null && state.At < q.Deadline && q.Filled < q.Seats + q.ExtraSeats && IsFor(q, waiting)))
            {
                yield return $"place {waiting.Place} waits while its unit has a seat";
            }
        }
    }

    private static IEnumerable<string> Ledger(Enrolment enrolment, ClassesState state)
    {
        var steps = state.Steps.FindAll(t => t.EnrolmentId == enrolment.EnrolmentId);
        if (steps.Count != enrolment.LastTransition || steps[^1].To != enrolment.Status || steps[0].From is not null
            || steps.Zip(steps.Skip(1)).Any(p => p.First.To != p.Second.From || p.First.Number + 1 != p.Second.Number))
        {
            yield return $"the ledger of {enrolment.EnrolmentId} is broken";
        }

        var needsApproval = state.Offerings.Find(o => o.OfferingId == enrolment.OfferingId)!.RequiresApproval;
        var isIn = enrolment.Status.HoldsSeat() || enrolment.Status == EnrolmentStatus.WaitListed;
        if (needsApproval && isIn && enrolment.Path != EnrolmentPath.Nomination)
        {
            var asked = steps.FindLastIndex(t => t.Event == EnrolmentEvent.Request);
            if (asked < 0 || !steps.Skip(asked).Any(t => t.Event is EnrolmentEvent.Approve or EnrolmentEvent.ApproveToQueue))
            {
                yield return $"{enrolment.EnrolmentId} is in without approval";
            }
        }
    }

    /// <summary>Whoever newly has a seat had nobody before them who could have had it and still waits.</summary>
    private IEnumerable<string> Jumps(ClassesState before, ClassesState after)
    {
        var known = before.Steps.Select(t => t.EnrolmentTransitionId).ToHashSet();
        foreach (var step in after.Steps.Where(t => !known.Contains(t.EnrolmentTransitionId)))
        {
            if (step.Event is not (EnrolmentEvent.Admit or EnrolmentEvent.Approve or EnrolmentEvent.Offer or EnrolmentEvent.MoveUp))
            {
                continue;
            }

            var seated = after.Enrolments.Find(e => e.EnrolmentId == step.EnrolmentId)!;
            var place = before.Enrolments.Find(e => e.EnrolmentId == step.EnrolmentId)?.Place ?? int.MaxValue;
            var quota = after.Quotas.Find(q => q.SeatQuotaId == seated.SeatQuotaId);
            var overtaken = after.Enrolments.Where(e => e.OfferingId == seated.OfferingId && e.Status == EnrolmentStatus.WaitListed && e.Place < place)
                .Where(e => before.Enrolments.Exists(b => b.EnrolmentId == e.EnrolmentId && b.Place == e.Place))
                .Where(e => quota is null || IsFor(quota, e))
                .ToList();
            if (overtaken.Count > 0)
            {
                yield return $"{step.Event} overtakes places {string.Join(", ", overtaken.Select(e => e.Place))}";
            }
        }
    }

    /// <summary>The manager of the unit, or the office after the unit's time.</summary>
    private IEnumerable<string> Decisions(ClassesState before, ClassesState after)
    {
        var known = before.Steps.Select(t => t.EnrolmentTransitionId).ToHashSet();
        foreach (var step in after.Steps.Where(t => !known.Contains(t.EnrolmentTransitionId)
            && t.Event is EnrolmentEvent.Approve or EnrolmentEvent.ApproveToQueue or EnrolmentEvent.Return or EnrolmentEvent.Reject))
        {
            if (known.Contains(step.EnrolmentTransitionId) || before.Enrolments.Find(e => e.EnrolmentId == step.EnrolmentId) is not { } enrolment)
            {
                continue;
            }

            var isOffice = step.ActorId == scene.Office.Actor.Id;
            var isFirst = step.ActorId == scene.FirstManager.Actor.Id && enrolment.UnitId == scene.First.UnitId;
            var isSecond = step.ActorId == scene.SecondManager.Actor.Id && enrolment.UnitId == scene.Second.UnitId;
            var isNamed = after.Enrolments.Find(e => e.EnrolmentId == step.EnrolmentId)!.Path == EnrolmentPath.Nomination;
            if (!isFirst && !isSecond && !(isOffice && (isNamed || enrolment.DecideBy <= after.At)))
            {
                yield return $"{step.Event} by somebody who may not decide";
            }
        }
    }

    private static int Kept(List<SeatQuota> quotas) =>
        quotas.Where(q => q.ReleasedAt is null).Sum(q => Math.Max(0, q.Seats + q.ExtraSeats - q.Filled));

    private bool IsFor(SeatQuota quota, Enrolment enrolment) =>
        enrolment.UnitId is { } unit && tree.ScopeOf(quota.UnitId!.Value).Contains(unit);
}
