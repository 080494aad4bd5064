using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What a unit answers to somebody who asks.</summary>
public enum ApprovalDecision
{
    Approve = 1,

    /// <summary>Back to the person, with a reason.</summary>
    Return = 2,
    Reject = 3,
}

/// <summary>The word of the unit.</summary>
public sealed partial class EnrolmentService
{
    /// <summary>
    /// Decides about somebody who asked. May be done by a manager of the unit or of one above, by a deputy in their period,
    /// and by the office once the unit's time has passed; by nobody else, and by nobody about themselves.
    /// </summary>
    /// <param name="reason">Needed except to approve; the person reads it.</param>
    public Task<Outcome<EnrolmentResponse>> DecideAsync(
        EnrolmentActor who, Guid enrolmentId, ApprovalDecision decision, string? reason, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            async (seats, enrolment, token) =>
            {
                if (!await MayDecideAsync(seats, who, enrolment, token))
                {
                    return EnrolmentRefusals.NotYours;
                }

                if (enrolment.Status != EnrolmentStatus.Requested)
                {
                    return EnrolmentRefusals.NotWaitingForApproval;
                }

                if (decision != ApprovalDecision.Approve)
                {
                    if (string.IsNullOrWhiteSpace(reason))
                    {
                        return EnrolmentRefusals.ReasonNeeded;
                    }

                    seats.Step(enrolment, decision == ApprovalDecision.Return ? EnrolmentEvent.Return : EnrolmentEvent.Reject, reason: reason.Trim());
                    return Outcome<Enrolment>.Done(enrolment);
                }

                if (!seats.TakesPeople)
                {
                    return EnrolmentRefusals.Closed("Lớp đã bắt đầu, đã hủy hoặc chưa công bố nên không duyệt thêm người được nữa.");
                }

                var hasSeat = seats.HasSeatFor(enrolment.UnitId, enrolment.OrganisationId, out var quota);
                seats.Step(enrolment, hasSeat ? EnrolmentEvent.Approve : EnrolmentEvent.ApproveToQueue, quota, reason);
                return Outcome<Enrolment>.Done(enrolment);
            },
            cancellationToken,
            mayDoIt: (_, _) => true);

    private async Task<bool> MayDecideAsync(ClassSeats seats, EnrolmentActor who, Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (who.Is(enrolment.PersonId))
        {
            return false;
        }

        if (who.Approves.IsAll && (enrolment.DecideBy is not { } until || until <= seats.Now))
        {
            return true;
        }

        if (enrolment.UnitId is not { } unit)
        {
            return false;
        }

        if (who.Approves.UnitIds.Contains(unit))
        {
            return true;
        }

        if (who.Actor is not { Kind: Auditing.ActorKind.Account, Id: { } account })
        {
            return false;
        }

        var today = DateOnly.FromDateTime(time.FromUtc(seats.Now));
        var deputyFor = await seats.Db.Set<ApprovalDeputy>().AsNoTracking()
            .Where(d => d.AccountId == account && d.ValidFrom <= today && d.ValidTo >= today)
            .Select(d => d.UnitId)
            .ToListAsync(cancellationToken);
        return deputyFor.Exists(u => seats.Tree.ScopeOf(u).Contains(unit));
    }
}
