using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>From which devices somebody signed in; gone after days by itself, and with the person.</summary>
internal sealed class CheckInHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 321;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var traces = await Of(db, subject).AsNoTracking().OrderBy(t => t.At).ToListAsync(cancellationToken);
        return
        [
            new DataSection("check-in-devices", "Thiết bị đã dùng để tự điểm danh", [.. traces.Select(t => new DataRow(
                new DataField("at", "Lúc", ScreenFormat.DayTime(time.FromUtc(t.At))),
                new DataField("device", "Dấu thiết bị (không phải tên máy)", t.DeviceHash[..8])))]),
        ];
    }

    public Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken) =>
        Of(db, subject).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<CheckInTrace> Of(NtmLearnDbContext db, PersonalDataSubject subject)
    {
        var ids = subject.PersonIds;
        return db.Set<CheckInTrace>().Where(t => ids.Contains(t.AttendeeId)
            || db.Set<Ledger.WalkIn>().Any(w => w.WalkInId == t.AttendeeId && w.PersonId != null && ids.Contains(w.PersonId.Value)));
    }
}
