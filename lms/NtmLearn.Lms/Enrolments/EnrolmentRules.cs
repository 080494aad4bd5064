using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Enrolments;

/// <summary>
/// Who may come into which class, for every path: page, chat, API, import, nomination and office ask here, and nowhere else
/// is it decided. What depends on seats alone stands in <see cref="ClassSeats"/>.
/// </summary>
internal sealed class EnrolmentRules(LocalTime time, ParticipantClash clash)
{
    /// <summary>What somebody comes in as, or why not.</summary>
    /// <param name="seats">The class, settled.</param>
    /// <param name="existing">The person's enrolment in this class, if there ever was one.</param>
    /// <param name="quota">For a nomination, the quota; the person must be one of its people.</param>
    /// <param name="isReplacement">Comes into the seat of another: the times of enrolment are over for nobody new.</param>
    public async Task<Outcome<PersonStanding>> CheckAsync(
        ClassSeats seats, Person person, Enrolment? existing, EnrolmentPath path, SeatQuota? quota, bool isReplacement, CancellationToken cancellationToken)
    {
        if (CheckClass(seats, path, isReplacement) is { } closed)
        {
            return closed;
        }

        if (person.ErasedAt is not null)
        {
            return EnrolmentRefusals.NoPerson;
        }

        if (existing is not null && EnrolmentRefusals.AlreadyIn(existing.Status, isReplacement || quota is not null) is { } already)
        {
            return already;
        }

        var standing = await FindStandingAsync(seats, person, path, quota, cancellationToken);
        if (!standing.IsDone)
        {
            return standing;
        }

        return await clash(seats.Db, person.PersonId, seats.Offering.OfferingId, cancellationToken) is { } clashing ? clashing : standing;
    }

    /// <summary>What the class itself says, whoever asks; also for pages that show whether there is a button.</summary>
    public Refusal? CheckClass(ClassSeats seats, EnrolmentPath path, bool isReplacement)
    {
        var offering = seats.Offering;
        if (offering.Status == OfferingStatus.Cancelled)
        {
            return EnrolmentRefusals.Closed("Lớp này đã hủy. Xin chọn lớp khác.");
        }

        if (offering.Status == OfferingStatus.Draft)
        {
            return EnrolmentRefusals.Closed("Lớp này chưa công bố nên chưa nhận người học.");
        }

        if (!seats.TakesPeople)
        {
            return EnrolmentRefusals.Closed("Lớp này đã bắt đầu nên không nhận thêm người. Xin chọn lớp khác.");
        }

        if (offering.Access == OfferingAccess.NominatedOnly && path != EnrolmentPath.Nomination)
        {
            return new Refusal(
                RefusalKind.Forbidden, "nominated_only", "Lớp này chỉ nhận người do đơn vị cử. Xin liên hệ người phụ trách ở đơn vị để được cử đi học.");
        }

        // Units name people until the deadline of their quota; the times of the class are for those who ask by themselves.
        if (path == EnrolmentPath.Nomination || isReplacement)
        {
            return null;
        }

        if (offering.EnrolmentOpensAt is { } opens && seats.Now < opens)
        {
            return EnrolmentRefusals.Closed($"Lớp này nhận đăng ký từ {ScreenFormat.DayTime(time.FromUtc(opens))}. Xin quay lại sau giờ đó.");
        }

        return offering.EnrolmentClosesAt is { } closes && seats.Now >= closes
            ? EnrolmentRefusals.Closed($"Lớp này đã hết hạn đăng ký lúc {ScreenFormat.DayTime(time.FromUtc(closes))}. Xin gọi văn phòng nếu vẫn muốn học.")
            : null;
    }

    private async Task<Outcome<PersonStanding>> FindStandingAsync(
        ClassSeats seats, Person person, EnrolmentPath path, SeatQuota? quota, CancellationToken cancellationToken)
    {
        var offering = seats.Offering;
        var today = DateOnly.FromDateTime(time.FromUtc(seats.Now));
        var day = offering.FirstDay is { } first && first > today ? first : today;
        var standings = await PersonStanding.FindAsync(seats.Db, person, day, seats.Tree, cancellationToken);
        if (quota is not null)
        {
            standings = standings.FindAll(s => seats.IsFor(quota, s.UnitId, s.OrganisationId));
            if (standings.Count == 0)
            {
                return new Refusal(
                    RefusalKind.Invalid, "not_of_quota", "Người này không thuộc đơn vị của chỉ tiêu. Xin cập nhật nơi công tác hoặc nơi ở của họ, hoặc chọn người khác.");
            }
        }

        if (offering.Access == OfferingAccess.Officials)
        {
            standings = standings.FindAll(s => s.IsOfficial && path != EnrolmentPath.Citizen);
            if (standings.Count == 0)
            {
                return new Refusal(
                    RefusalKind.Forbidden, "officials_only", "Lớp này dành cho cán bộ có chức vụ trong danh sách. Xin liên hệ văn phòng để được bổ sung chức vụ, hoặc chọn lớp dành cho bà con.");
            }
        }

        var audience = await seats.Db.Set<Course>().Where(c => c.CourseId == offering.CourseId).Select(c => c.Audience).SingleAsync(cancellationToken);
        standings = standings.FindAll(s => (s.Levels & audience) != 0);
        if (standings.Count == 0)
        {
            return new Refusal(RefusalKind.Forbidden, "not_audience", "Lớp này dành cho đối tượng khác. Xin xem mục “Dành cho” ở trang của lớp và chọn lớp phù hợp.");
        }

        if (offering.UnitId is { } unit)
        {
            var scope = seats.Tree.ScopeOf(unit);
            standings = standings.FindAll(s => s.UnitId is { } own && scope.Contains(own));
            if (standings.Count == 0)
            {
                return new Refusal(
                    RefusalKind.Forbidden, "not_of_unit", $"Lớp này dành cho người của {seats.Tree.Find(unit)?.FullName}. Xin chọn lớp mở ở nơi mình ở hoặc công tác.");
            }
        }

        return Outcome<PersonStanding>.Done(standings[0]);
    }
}
