using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>Notices. Erased, those that still wait go to nobody.</summary>
internal sealed class NoticeHolder(LocalTime time, TimeProvider clock) : IPersonalDataHolder
{
    public int Order => 400;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => ids.Contains(n.PersonId)).OrderBy(n => n.CreatedAt).ToListAsync(cancellationToken);
        return
        [
            new DataSection("notices", "Tin báo", [.. notices.Select(n => new DataRow(
                new DataField("rule", "Về việc", NoticeWords.Of(n.Rule)),
                new DataField("state", "Trạng thái", NoticeWords.Of(n.State)),
                new DataField("channel", "Gửi qua", n.Channel),
                new DataField("createdAt", "Lập lúc", Text(n.CreatedAt)),
                new DataField("settledAt", "Xong lúc", n.SettledAt is { } at ? Text(at) : null)))]),
        ];
    }

    public Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var (ids, now) = (subject.PersonIds, clock.UtcNow);
        return db.Set<Notice>().Where(n => ids.Contains(n.PersonId) && (n.State == NoticeState.Waiting || n.State == NoticeState.ToCall)).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, NoticeState.Dropped).SetProperty(n => n.Detail, "erased").SetProperty(n => n.SettledAt, now), cancellationToken);
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
