using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Whether a person who would join a class is in another one at that time: null, or the sentence that says which.</summary>
public delegate Task<Refusal?> ParticipantClash(NtmLearnDbContext db, Guid personId, Guid offeringId, CancellationToken cancellationToken);

/// <summary>Finds sessions that overlap, without travel time.</summary>
public static class OverlappingClasses
{
    public static async Task<Refusal?> FindAsync(NtmLearnDbContext db, Guid personId, Guid offeringId, CancellationToken cancellationToken)
    {
        var mine = db.Set<TrainingSession>().Where(s => s.OfferingId == offeringId && !s.IsCancelled);
        var clash = await (
            from enrolment in db.Set<Enrolment>()
            where enrolment.PersonId == personId && enrolment.OfferingId != offeringId && EnrolmentMachine.Live.Contains(enrolment.Status)
            join other in db.Set<CourseOffering>() on enrolment.OfferingId equals other.OfferingId
            where other.Status != OfferingStatus.Cancelled
            join session in db.Set<TrainingSession>() on other.OfferingId equals session.OfferingId
            where !session.IsCancelled && mine.Any(s => s.StartsAt < session.EndsAt && session.StartsAt < s.EndsAt)
            orderby session.StartsAt
            select new { other.Code, other.Title, session.Day }).FirstOrDefaultAsync(cancellationToken);
        return clash is null
            ? null
            : new Refusal(
                RefusalKind.Conflict,
                "clash",
                $"Người này đã có tên ở lớp “{clash.Title}” ({clash.Code}) học cùng giờ ngày {clash.Day:dd'/'MM'/'yyyy}. Xin rút khỏi lớp kia trước, hoặc chọn lớp khác.");
    }
}
