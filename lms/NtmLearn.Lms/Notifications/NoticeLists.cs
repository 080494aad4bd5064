using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Notifications;

/// <summary>What was sent to whom, and the list for telephoning the rest.</summary>
internal sealed class NoticeLists(
    IDbContextFactory<NtmLearnDbContext> contexts, AuditedWriter writer, NoticeComposer composer, TimeProvider clock)
{
    public const int PageSize = 100;

    public async Task<IReadOnlyList<NoticeLine>> ReadAsync(string? offeringCode, NoticeState? state, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filtered(db, offeringCode, state)
            .OrderByDescending(n => n.CreatedAt).ThenBy(n => n.NoticeId)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(n => new NoticeLine(
                n.NoticeId,
                n.Rule,
                n.State,
                n.PersonId,
                db.Set<Person>().Where(p => p.PersonId == n.PersonId).Select(p => p.FullName).First(),
                db.Set<CourseOffering>().Where(o => o.OfferingId == n.OfferingId).Select(o => o.Code).FirstOrDefault(),
                n.DueAt,
                n.SettledAt,
                n.Channel))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<NoticeState, int>> CountAsync(string? offeringCode, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Filtered(db, offeringCode, null).GroupBy(n => n.State).ToDictionaryAsync(g => g.Key, g => g.Count(), cancellationToken);
    }

    /// <summary>Whom nothing else reaches. What is no longer true is taken off the list by reading it.</summary>
    public async Task<IReadOnlyList<CallLine>> ReadCallsAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => n.State == NoticeState.ToCall).OrderBy(n => n.CreatedAt).Take(PageSize).ToListAsync(cancellationToken);
        var ids = notices.Select(n => n.PersonId).ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, cancellationToken);
        var offeringIds = notices.Select(n => n.OfferingId).ToList();
        var codes = await db.Set<CourseOffering>().Where(o => offeringIds.Contains(o.OfferingId)).ToDictionaryAsync(o => o.OfferingId, o => o.Code, cancellationToken);
        var lines = new List<CallLine>();
        foreach (var notice in notices)
        {
            if (people[notice.PersonId] is { ErasedAt: null } person && await composer.ComposeAsync(db, notice, cancellationToken) is { } message)
            {
                lines.Add(new CallLine(
                    notice.NoticeId, person.FullName, PersonMask.National(person.Phone), notice.OfferingId is { } id ? codes.GetValueOrDefault(id) : null, message.Subject, message.Text));
            }
        }

        if (lines.Count > 0)
        {
            await writer.NoteAsync(
                caller.Actor, AuditAction.Read, "CallList", Guid.Empty, personId: null, $$"""{"Count":{{lines.Count}}}""", cancellationToken);
        }

        return lines;
    }

    /// <summary>Somebody telephoned.</summary>
    public Task<Outcome<Guid>> MarkCalledAsync(Caller caller, Guid noticeId, CancellationToken cancellationToken)
    {
        if (!caller.ScopeOf(Right.ManageEnrolments).IsAll)
        {
            return Task.FromResult<Outcome<Guid>>(new Refusal(RefusalKind.Forbidden, "calls_office_only", "Chỉ Văn phòng Điều phối ghi nhận cuộc gọi."));
        }

        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var now = clock.UtcNow;
                await db.Set<Notice>().Where(n => n.NoticeId == noticeId && n.State == NoticeState.ToCall)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Called).SetProperty(n => n.SettledAt, now), token);
                return Outcome<Guid>.Done(noticeId);
            },
            cancellationToken);
    }

    private static IQueryable<Notice> Filtered(NtmLearnDbContext db, string? offeringCode, NoticeState? state)
    {
        var notices = db.Set<Notice>().AsNoTracking();
        if (!string.IsNullOrEmpty(offeringCode))
        {
            notices = notices.Where(n => db.Set<CourseOffering>().Any(o => o.OfferingId == n.OfferingId && o.Code == offeringCode));
        }

        return state is { } wanted ? notices.Where(n => n.State == wanted) : notices;
    }
}
