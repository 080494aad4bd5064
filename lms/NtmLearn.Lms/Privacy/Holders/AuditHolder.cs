using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>The audit about a person. Erased, it still says that something was done, by whom and when.</summary>
internal sealed class AuditHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 900;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var entries = await About(db, subject).AsNoTracking().OrderBy(e => e.At).ToListAsync(cancellationToken);
        return
        [
            new DataSection("audit", "Nhật ký về dữ liệu của anh/chị", [.. entries.Select(e => new DataRow(
                new DataField("at", "Lúc", ScreenFormat.DayTime(time.FromUtc(e.At))),
                new DataField("by", "Ai", AuditWords.OfActor(e.ActorKind)),
                new DataField("action", "Việc", AuditWords.OfAction(e.Action)),
                new DataField("subject", "Về", AuditWords.OfSubject(e.Subject)),
                new DataField("before", "Trước", e.Before),
                new DataField("after", "Sau", e.After),
                new DataField("reason", "Lý do", e.Reason)))]),
        ];
    }

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var personId in subject.PersonIds)
        {
            await AuditScrubber.EmptyAsync(db, personId, cancellationToken);
        }

        // Also where the thing is not the person's but bears their words, such as a seat's reason or a step of an enrolment.
        await About(db, subject).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Before, (string?)null).SetProperty(e => e.After, (string?)null).SetProperty(e => e.Reason, (string?)null),
            cancellationToken);
    }

    private static IQueryable<AuditEntry> About(NtmLearnDbContext db, PersonalDataSubject subject)
    {
        var (people, accounts, enrolments) = (subject.PersonIds, subject.AccountIds, subject.EnrolmentIds);
        return db.Set<AuditEntry>().Where(e => (e.PersonId != null && people.Contains(e.PersonId.Value))
            || people.Contains(e.SubjectId) || accounts.Contains(e.SubjectId) || enrolments.Contains(e.SubjectId));
    }
}
