using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>Records what people agree to, and answers whether something may be done. Whoever calls has been let in.</summary>
public sealed class ConsentService(AuditedWriter writer, IDbContextFactory<NtmLearnDbContext> contexts, ConsentTexts texts, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "person_unknown", "Không tìm thấy người này. Xin tìm lại trong danh sách.");

    /// <summary>Records a yes to each purpose, to the text in force. Saying yes again to the same text changes nothing.</summary>
    public Task<Outcome<bool>> GiveAsync(
        Actor actor, Guid personId, IReadOnlyCollection<ConsentPurpose> purposes, ConsentChannel channel, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<bool>>(
            actor,
            async (db, token) =>
            {
                if (await PersonalDataSubject.KeptRowAsync(db, personId, token) is not { ErasedAt: null } person)
                {
                    return NotFound;
                }

                await AddAsync(db, person.PersonId, purposes, channel, token);
                await db.SaveChangesAsync(token);
                return Outcome<bool>.Done(true);
            },
            cancellationToken);

    /// <summary>The same inside a transaction of <see cref="AuditedWriter"/> that is going on, and that saves; the person may be new in it.</summary>
    public async Task AddAsync(
        NtmLearnDbContext db, Guid personId, IReadOnlyCollection<ConsentPurpose> purposes, ConsentChannel channel, CancellationToken cancellationToken)
    {
        var (actor, at) = db.Author ?? throw new InvalidOperationException("Nobody is named who records a consent.");
        foreach (var purpose in purposes.Distinct())
        {
            var version = texts.VersionOf(purpose);
            if (await db.Set<Consent>().AnyAsync(
                c => c.PersonId == personId && c.Purpose == purpose && c.TextVersion == version && c.WithdrawnAt == null, cancellationToken))
            {
                continue;
            }

            db.Add(new Consent
            {
                ConsentId = clock.NewId(),
                PersonId = personId,
                Purpose = purpose,
                TextVersion = version,
                GivenAt = at,
                Channel = channel,
                RecordedByKind = actor.Kind,
                RecordedById = actor.Id,
            });
        }
    }

    /// <summary>Takes every yes to a purpose back. Doing so twice changes nothing.</summary>
    public Task<Outcome<bool>> WithdrawAsync(
        Actor actor, Guid personId, ConsentPurpose purpose, ConsentChannel channel, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<bool>>(
            actor,
            async (db, token) =>
            {
                var rows = await RowsOfAsync(db, personId, token);
                var open = await db.Set<Consent>()
                    .Where(c => rows.Contains(c.PersonId) && c.Purpose == purpose && c.WithdrawnAt == null).ToListAsync(token);
                foreach (var consent in open)
                {
                    (consent.WithdrawnAt, consent.WithdrawnChannel) = (clock.UtcNow, channel);
                }

                await db.SaveChangesAsync(token);
                return rows.Count == 0 ? NotFound : Outcome<bool>.Done(open.Count > 0);
            },
            cancellationToken);

    /// <summary>Everything a person ever agreed to, newest first.</summary>
    public async Task<IReadOnlyList<Consent>> HistoryAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await RowsOfAsync(db, personId, cancellationToken);
        return await db.Set<Consent>().AsNoTracking().Where(c => rows.Contains(c.PersonId))
            .OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.ConsentId).ToListAsync(cancellationToken);
    }

    /// <summary>Whether a yes to a purpose stands.</summary>
    public async Task<bool> HasAsync(Guid personId, ConsentPurpose purpose, CancellationToken cancellationToken) =>
        StateOf(await HistoryAsync(personId, cancellationToken), purpose) == true;

    /// <summary>Whether a notice may go to a person; what needs which yes stands in <c>NoticeConsent</c>.</summary>
    public async Task<bool> MayTellAsync(Guid personId, NoticeRule rule, CancellationToken cancellationToken)
    {
        if (NoticeConsent.IsIndispensable(rule))
        {
            return true;
        }

        var state = StateOf(await HistoryAsync(personId, cancellationToken), ConsentPurpose.Notices);
        return state == true || (state is null && NoticeConsent.NeedsNoConsent(rule));
    }

    /// <summary>True: a yes stands; false: it was taken back; null: never asked.</summary>
    private static bool? StateOf(IReadOnlyList<Consent> history, ConsentPurpose purpose)
    {
        var ofPurpose = history.Where(c => c.Purpose == purpose).ToList();
        return ofPurpose.Count == 0 ? null : ofPurpose.Exists(c => c.WithdrawnAt is null);
    }

    private static async Task<List<Guid>> RowsOfAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken) =>
        await PersonalDataSubject.KeptRowAsync(db, personId, cancellationToken) is { } person
            ? await PersonMerging.RowsOf(db, person.PersonId).ToListAsync(cancellationToken)
            : [];
}
