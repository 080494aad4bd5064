using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Puts down who is to hear of a step, in the transaction of the step; each step is told once, each with words of its own.</summary>
internal sealed class EnrolmentNotices(LocalTime time) : IEnrolmentListener
{
    public async ValueTask HearAsync(NtmLearnDbContext db, EnrolmentStep step, CancellationToken cancellationToken)
    {
        var (enrolment, transition) = (step.Enrolment, step.Transition);
        if (RuleOf(transition.Event) is { } rule)
        {
            await NoticeBook.AddAsync(
                db, transition.At, rule, enrolment.PersonId, enrolment.EnrolmentId, transition.Number, enrolment.OfferingId, cancellationToken,
                uselessAfter: rule == NoticeRule.SeatOffered ? enrolment.OfferedUntil : null);
        }

        if (transition.Event is EnrolmentEvent.Request or EnrolmentEvent.Resubmit && enrolment.UnitId is { } unit)
        {
            await AskManagersAsync(db, enrolment, transition, unit, cancellationToken);
        }
        else if (transition.Event == EnrolmentEvent.ClassOver
            && await db.Set<CourseOffering>().FindAsync([enrolment.OfferingId], cancellationToken) is { Status: OfferingStatus.Cancelled } offering)
        {
            // The same key as whoever tells all of a cancelled class, so nobody hears it twice.
            await NoticeBook.AddAsync(
                db, transition.At, NoticeRule.ClassCancelled, enrolment.PersonId, offering.OfferingId, offering.NoticeVersion, offering.OfferingId, cancellationToken);
        }
    }

    private static NoticeRule? RuleOf(EnrolmentEvent what) => what switch
    {
        EnrolmentEvent.Admit or EnrolmentEvent.Approve or EnrolmentEvent.Accept or EnrolmentEvent.TakeOver => NoticeRule.Enrolled,
        EnrolmentEvent.Queue or EnrolmentEvent.ApproveToQueue => NoticeRule.WaitListed,
        EnrolmentEvent.Offer => NoticeRule.SeatOffered,
        EnrolmentEvent.MoveUp => NoticeRule.MovedUp,
        EnrolmentEvent.Expire => NoticeRule.OfferExpired,
        EnrolmentEvent.Reject => NoticeRule.Rejected,
        EnrolmentEvent.Return => NoticeRule.Returned,
        EnrolmentEvent.Withdraw or EnrolmentEvent.GiveWay => NoticeRule.Withdrawn,
        _ => null,
    };

    private async Task AskManagersAsync(
        NtmLearnDbContext db, Enrolment enrolment, EnrolmentTransition transition, Guid unit, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.FromUtc(transition.At));
        var people = await (
            from role in db.Set<RoleAssignment>()
            where role.Role == Role.UnitManager && role.UnitId == unit && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today)
            join account in db.Set<Account>() on role.AccountId equals account.Id
            where account.PersonId != null && account.PersonId != enrolment.PersonId
            select account.PersonId!.Value).Distinct().ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            await NoticeBook.AddAsync(
                db, transition.At, NoticeRule.ApprovalAsked, person, enrolment.EnrolmentId, transition.Number, enrolment.OfferingId, cancellationToken);
        }
    }
}
