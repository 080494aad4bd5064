using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Privacy;

/// <summary>Who came when. Erased, marks stay for the counts under a person without a name; words that somebody wrote go.</summary>
internal sealed class AttendanceHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 320;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var marks = await db.Set<AttendanceMark>().AsNoTracking()
            .Where(m => (m.PersonId != null && ids.Contains(m.PersonId.Value)) || db.Set<WalkIn>().Any(w => w.WalkInId == m.WalkInId && w.PersonId != null && ids.Contains(w.PersonId.Value)))
            .Join(db.Set<TrainingSession>(), m => m.SessionId, s => s.SessionId, (m, s) => new { Mark = m, s.Day, s.StartMinute, s.OfferingId })
            .Join(db.Set<CourseOffering>(), m => m.OfferingId, o => o.OfferingId, (m, o) => new { m.Mark, m.Day, m.StartMinute, o.Code, o.Title })
            .OrderBy(m => m.Day).ThenBy(m => m.StartMinute).ThenBy(m => m.Mark.MarkId).ToListAsync(cancellationToken);
        var excuses = await db.Set<ExcuseRequest>().AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.AskedAt).ToListAsync(cancellationToken);
        return
        [
            new DataSection("attendance", "Điểm danh", [.. marks.Select(m => new DataRow(
                new DataField("class", "Mã lớp", m.Code),
                new DataField("title", "Tên lớp", m.Title),
                new DataField("session", "Buổi", $"{ScreenFormat.Day(m.Day)} {ScreenFormat.Time(m.StartMinute)}"),
                new DataField("status", "Ghi là", AttendanceWords.Of(m.Mark.Status)),
                new DataField("source", "Cách ghi", AttendanceWords.Of(m.Mark.Source)),
                new DataField("at", "Lúc", Text(m.Mark.EffectiveAt)),
                new DataField("reason", "Lý do", m.Mark.Reason),
                new DataField("retracted", "Rút lại", m.Mark.RetractsId is null ? null : "có")))]),
            new DataSection("excuses", "Xin phép vắng", [.. excuses.Select(r => new DataRow(
                new DataField("at", "Lúc", Text(r.AskedAt)),
                new DataField("reason", "Lý do", r.Reason),
                new DataField("state", "Trạng thái", r.State.ToString()),
                new DataField("answer", "Trả lời", r.Answer)))]),
        ];
    }

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        await db.Set<AttendanceMark>().Where(m => m.PersonId != null && ids.Contains(m.PersonId.Value) && m.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Reason, (string?)null), cancellationToken);
        await db.Set<ExcuseRequest>().Where(r => ids.Contains(r.PersonId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, "").SetProperty(r => r.Answer, (string?)null), cancellationToken);
        await db.Set<WalkIn>().Where(w => w.PersonId != null && ids.Contains(w.PersonId.Value)).ExecuteUpdateAsync(
            set => set.SetProperty(w => w.FullName, "").SetProperty(w => w.SearchKey, "").SetProperty(w => w.SortKey, "")
                .SetProperty(w => w.YearOfBirth, (int?)null).SetProperty(w => w.HamletId, (Guid?)null).SetProperty(w => w.Place, (string?)null).SetProperty(w => w.ErasedAt, time.UtcNow),
            cancellationToken);
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
