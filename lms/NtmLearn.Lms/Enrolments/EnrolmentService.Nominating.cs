using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Naming people within a quota, and sending one person in place of another.</summary>
public sealed partial class EnrolmentService
{
    private const int FirstRepeat = 1_000_000;

    /// <summary>
    /// A unit or organisation names one of its people for one of its seats. That is the unit's word: no further approval.
    /// Who waits for a seat in the class already gets this one.
    /// </summary>
    public async Task<Outcome<EnrolmentResponse>> NominateAsync(
        EnrolmentActor who, Guid seatQuotaId, Guid personId, CancellationToken cancellationToken)
    {
        Guid? offeringId;
        await using (var reader = await contexts.CreateDbContextAsync(cancellationToken))
        {
            offeringId = await reader.Set<SeatQuota>()
                .Where(q => q.SeatQuotaId == seatQuotaId).Select(q => (Guid?)q.OfferingId).SingleOrDefaultAsync(cancellationToken);
        }

        return offeringId is { } offering
            ? await ChangeAsync(who.Actor, offering, [personId], (seats, token) => NominateWithinAsync(seats, who, seatQuotaId, personId, token), cancellationToken)
            : QuotaRefusals.NoQuota;
    }

    /// <summary>
    /// Somebody comes in place of another, into the same seat. Only seats of a unit can be handed on while others wait, so
    /// that nobody overtakes the queue.
    /// </summary>
    public Task<Outcome<EnrolmentResponse>> ReplaceAsync(
        EnrolmentActor who, Guid enrolmentId, Guid personId, string? reason, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            (seats, leaving, token) => ReplaceWithinAsync(seats, leaving, personId, reason, token),
            cancellationToken,
            (_, leaving) => who.Nominates.Covers(leaving.UnitId, leaving.OrganisationId) || who.Manages.Covers(leaving.UnitId, leaving.OrganisationId));

    /// <summary>Tells somebody who has a seat once more, at most once an hour.</summary>
    public Task<Outcome<EnrolmentResponse>> TellAgainAsync(EnrolmentActor who, Guid enrolmentId, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            enrolmentId,
            async (seats, enrolment, token) =>
            {
                if (enrolment.Status != EnrolmentStatus.Enrolled)
                {
                    return EnrolmentRefusals.NotNow(enrolment.Status);
                }

                // Beyond the numbers of steps, so that it is no step's notice.
                var hour = FirstRepeat + (int)(seats.Now - DateTime.UnixEpoch).TotalHours;
                await NoticeBook.AddAsync(
                    seats.Db, seats.Now, NoticeRule.Enrolled, enrolment.PersonId, enrolment.EnrolmentId, hour, enrolment.OfferingId, token);
                return Outcome<Enrolment>.Done(enrolment);
            },
            cancellationToken);

    internal async Task<Outcome<Enrolment>> NominateWithinAsync(
        ClassSeats seats, EnrolmentActor who, Guid seatQuotaId, Guid personId, CancellationToken cancellationToken)
    {
        if (seats.Quotas.Find(q => q.SeatQuotaId == seatQuotaId) is not { } quota || !who.Nominates.Covers(quota.UnitId, quota.OrganisationId))
        {
            return QuotaRefusals.NoQuota;
        }

        if (!seats.IsOpen(quota))
        {
            return QuotaRefusals.DeadlineOver;
        }

        if (await FindPersonAsync(seats.Db, personId, cancellationToken) is not { } person)
        {
            return EnrolmentRefusals.NoPerson;
        }

        var existing = await FindAsync(seats, person.PersonId, cancellationToken);
        var checkedIn = await rules.CheckAsync(seats, person, existing, EnrolmentPath.Nomination, quota, isReplacement: false, cancellationToken);
        if (checkedIn.Value is not { } standing)
        {
            return Outcome<Enrolment>.Refused(checkedIn.Refusals);
        }

        if (!seats.GivesSeats)
        {
            return QuotaRefusals.NoSeatsYet;
        }

        if (quota.Filled >= ClassSeats.LimitOf(quota))
        {
            return QuotaRefusals.Full(quota);
        }

        var entry = existing?.Status switch
        {
            EnrolmentStatus.Requested => EnrolmentEvent.Approve,
            EnrolmentStatus.Returned => EnrolmentEvent.Resubmit,
            EnrolmentStatus.WaitListed => EnrolmentEvent.MoveUp,
            _ => EnrolmentEvent.Admit,
        };
        var enrolment = Begin(
            seats, person.PersonId, existing, quota.UnitId is null ? standing.UnitId : standing.UnitId ?? quota.UnitId, quota.OrganisationId ?? standing.OrganisationId, EnrolmentPath.Nomination);
        if (entry == EnrolmentEvent.Resubmit)
        {
            seats.Step(enrolment, entry);
            entry = EnrolmentEvent.Approve;
        }

        enrolment.NeedsApproval = false;
        seats.Step(enrolment, entry, quota);
        return Outcome<Enrolment>.Done(enrolment);
    }

    private async Task<Outcome<Enrolment>> ReplaceWithinAsync(
        ClassSeats seats, Enrolment leaving, Guid personId, string? reason, CancellationToken cancellationToken)
    {
        if (EnrolmentMachine.Next(leaving.Status, EnrolmentEvent.GiveWay) is null)
        {
            return EnrolmentRefusals.NotNow(leaving.Status);
        }

        await Data.RowLock.PeopleAsync(seats.Db, [personId], cancellationToken);
        var quota = seats.Quotas.Find(q => q.SeatQuotaId == leaving.SeatQuotaId);
        if (quota is null && seats.Waiting.Any())
        {
            return QuotaRefusals.OthersWait;
        }

        if (await FindPersonAsync(seats.Db, personId, cancellationToken) is not { } person)
        {
            return EnrolmentRefusals.NoPerson;
        }

        var existing = await FindAsync(seats, person.PersonId, cancellationToken);
        var path = leaving.Path == EnrolmentPath.Nomination || quota is not null ? EnrolmentPath.Nomination : EnrolmentPath.Office;
        var checkedIn = await rules.CheckAsync(seats, person, existing, path, quota, isReplacement: true, cancellationToken);
        if (checkedIn.Value is not { } standing)
        {
            return Outcome<Enrolment>.Refused(checkedIn.Refusals);
        }

        if (path != EnrolmentPath.Nomination && seats.Offering.RequiresApproval)
        {
            return QuotaRefusals.ApprovalFirst;
        }

        var coming = Begin(seats, person.PersonId, existing, standing.UnitId, standing.OrganisationId, path);
        coming.NeedsApproval = false;
        seats.Step(leaving, EnrolmentEvent.GiveWay, reason: reason);
        seats.Step(coming, EnrolmentEvent.TakeOver, quota, reason);
        leaving.ReplacedById = coming.EnrolmentId;
        coming.ReplacesId = leaving.EnrolmentId;
        return Outcome<Enrolment>.Done(coming);
    }
}
