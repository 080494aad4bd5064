using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>Enrolments with every step. Erased, they stay for the counts; reasons and receipt codes go.</summary>
internal sealed class EnrolmentHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 300;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.EnrolmentIds;
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(e => ids.Contains(e.EnrolmentId))
            .Join(db.Set<CourseOffering>(), e => e.OfferingId, o => o.OfferingId, (e, o) => new { Enrolment = e, o.Code, o.Title })
            .OrderBy(e => e.Enrolment.CreatedAt).ToListAsync(cancellationToken);
        var steps = await db.Set<EnrolmentTransition>().AsNoTracking().Where(t => ids.Contains(t.EnrolmentId))
            .OrderBy(t => t.At).ThenBy(t => t.Number).ToListAsync(cancellationToken);
        var codes = enrolments.ToDictionary(e => e.Enrolment.EnrolmentId, e => e.Code);
        return
        [
            new DataSection("enrolments", "Đăng ký học", [.. enrolments.Select(e => new DataRow(
                new DataField("class", "Mã lớp", e.Code),
                new DataField("title", "Tên lớp", e.Title),
                new DataField("status", "Trạng thái", PersonWords.Of(e.Enrolment.Status)),
                new DataField("receiptCode", "Mã phiếu", e.Enrolment.ReceiptCode),
                new DataField("createdAt", "Đăng ký lúc", Text(e.Enrolment.CreatedAt)),
                new DataField("changedAt", "Thay đổi lúc", Text(e.Enrolment.ChangedAt))))]),
            new DataSection("enrolmentSteps", "Các bước của đăng ký", [.. steps.Select(s => new DataRow(
                new DataField("class", "Mã lớp", codes.GetValueOrDefault(s.EnrolmentId)),
                new DataField("at", "Lúc", Text(s.At)),
                new DataField("from", "Từ", s.From is { } from ? PersonWords.Of(from) : null),
                new DataField("to", "Thành", PersonWords.Of(s.To)),
                new DataField("reason", "Lý do", s.Reason)))]),
        ];
    }

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.EnrolmentIds;
        await db.Set<EnrolmentTransition>().Where(t => ids.Contains(t.EnrolmentId) && t.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Reason, (string?)null), cancellationToken);
        foreach (var id in ids)
        {
            // A code that nobody was told opens nothing.
            var code = RandomNumberGenerator.GetHexString(Enrolment.ReceiptCodeMaxLength);
            await db.Set<Enrolment>().Where(e => e.EnrolmentId == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReceiptCode, code), cancellationToken);
        }
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
