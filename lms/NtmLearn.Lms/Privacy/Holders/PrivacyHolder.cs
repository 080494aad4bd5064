using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>Consents and requests. Erased, consents stay as bare facts, since they are the proof of what was allowed; words of requests go.</summary>
internal sealed class PrivacyHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 500;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var consents = await db.Set<Consent>().AsNoTracking().Where(c => ids.Contains(c.PersonId)).OrderBy(c => c.GivenAt).ToListAsync(cancellationToken);
        var requests = await db.Set<PrivacyRequest>().AsNoTracking().Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.ReceivedAt).ToListAsync(cancellationToken);
        return
        [
            new DataSection("consents", "Đồng ý", [.. consents.Select(c => new DataRow(
                new DataField("purpose", "Mục đích", ConsentWords.Of(c.Purpose)),
                new DataField("textVersion", "Bản nội dung", c.TextVersion),
                new DataField("givenAt", "Đồng ý lúc", Text(c.GivenAt)),
                new DataField("channel", "Cách", ConsentWords.Of(c.Channel)),
                new DataField("withdrawnAt", "Thôi đồng ý lúc", c.WithdrawnAt is { } at ? Text(at) : null)))]),
            new DataSection("requests", "Yêu cầu về dữ liệu", [.. requests.Select(r => new DataRow(
                new DataField("kind", "Yêu cầu", PrivacyRequestWords.Of(r.Kind)),
                new DataField("detail", "Nội dung", r.Detail),
                new DataField("state", "Trạng thái", PrivacyRequestWords.Of(r.State)),
                new DataField("receivedAt", "Nhận lúc", Text(r.ReceivedAt)),
                new DataField("answeredAt", "Trả lời lúc", r.AnsweredAt is { } answered ? Text(answered) : null),
                new DataField("answer", "Trả lời", r.Answer),
                new DataField("closedAt", "Xong lúc", r.ClosedAt is { } closed ? Text(closed) : null)))]),
        ];
    }

    public Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        return db.Set<PrivacyRequest>().Where(r => ids.Contains(r.PersonId)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Detail, (string?)null).SetProperty(r => r.Answer, (string?)null).SetProperty(r => r.ExtensionReason, (string?)null),
            cancellationToken);
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
