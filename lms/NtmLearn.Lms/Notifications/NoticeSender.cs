using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;

namespace NtmLearn.Lms.Notifications;

/// <summary>
/// Sends what is due, one by one: claimed first, then sent, then settled. Whoever no channel reaches goes on the list for
/// telephoning. A crash between sending and settling sends at worst once more, under the same key.
/// </summary>
public sealed partial class NoticeSender(
    IDbContextFactory<NtmLearnDbContext> contexts,
    WriterGate gate,
    NoticeComposer composer,
    ConsentService consents,
    IEnumerable<IMessageSender> senders,
    IOptions<NotificationOptions> options,
    LocalTime time,
    TimeProvider clock,
    ILogger<NoticeSender> logger)
{
    private const int Batch = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private readonly List<IMessageSender> channels = [.. senders.OrderBy(s => s.Order)];

    /// <summary>How many were settled.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        if (QuietHours.Left(time.Now, options.Value) is not null)
        {
            return 0;
        }

        var settled = 0;
        foreach (var noticeId in await DueAsync(cancellationToken))
        {
            if (await ClaimAsync(noticeId, cancellationToken) is { } notice)
            {
                settled += await SendAsync(notice, cancellationToken) ? 1 : 0;
            }
        }

        if (settled > 0)
        {
            LogSettled(settled);
        }

        return settled;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.UtcNow;
        return await db.Set<Notice>().Where(n => n.State == NoticeState.Waiting && n.DueAt <= now)
            .OrderBy(n => n.DueAt).Take(Batch).Select(n => n.NoticeId).ToListAsync(cancellationToken);
    }

    /// <summary>Two senders cannot both have it: the due time moves on, and only one of them moves it.</summary>
    private Task<Notice?> ClaimAsync(Guid noticeId, CancellationToken cancellationToken) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                var now = clock.UtcNow;
                var claimed = await db.Set<Notice>()
                    .Where(n => n.NoticeId == noticeId && n.State == NoticeState.Waiting && n.DueAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, now + Lease).SetProperty(n => n.Attempts, n => n.Attempts + 1), token);
                return claimed == 0 ? null : await db.Set<Notice>().AsNoTracking().SingleAsync(n => n.NoticeId == noticeId, token);
            },
            cancellationToken);

    private async Task<bool> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == notice.PersonId, cancellationToken);
        if (person is { MergedIntoId: { } keptId })
        {
            person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == keptId, cancellationToken);
        }

        var message = person is null or { ErasedAt: not null } || notice.UselessAfter < clock.UtcNow
            ? null
            : await composer.ComposeAsync(db, notice, cancellationToken);
        if (message is null)
        {
            return await SettleAsync(notice, NoticeState.Dropped, null, "no longer true", cancellationToken);
        }

        if (!await consents.MayTellAsync(person!.PersonId, notice.Rule, cancellationToken))
        {
            return await SettleAsync(notice, NoticeState.Dropped, null, "no consent", cancellationToken);
        }

        var recipient = new MessageRecipient(person.PersonId, person.FullName, person.Email, person.Phone);
        foreach (var channel in channels)
        {
            if (!await channel.CanReachAsync(recipient, cancellationToken))
            {
                continue;
            }

            switch (await channel.SendAsync(recipient, message, notice.NoticeId.ToString("N"), cancellationToken))
            {
                case SendOutcome.Sent:
                    return await SettleAsync(notice, NoticeState.Sent, channel.Channel, null, cancellationToken);
                case SendOutcome.TryLater when notice.Attempts < options.Value.Attempts:
                    await PostponeAsync(notice, cancellationToken);
                    return false;
            }
        }

        return await SettleAsync(notice, NoticeState.ToCall, null, notice.Attempts > 1 ? "channel failed" : "no channel", cancellationToken);
    }

    private async Task<bool> SettleAsync(Notice notice, NoticeState state, string? channel, string? detail, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await gate.WriteAsync(
            (db, token) => db.Set<Notice>().Where(n => n.NoticeId == notice.NoticeId && n.State == NoticeState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(n => n.State, state).SetProperty(n => n.Channel, channel).SetProperty(n => n.Detail, detail).SetProperty(n => n.SettledAt, now),
                token),
            cancellationToken);
        return true;
    }

    private Task PostponeAsync(Notice notice, CancellationToken cancellationToken)
    {
        var next = clock.UtcNow + TimeSpan.FromMinutes(Math.Pow(3, Math.Min(notice.Attempts, 5)));
        return gate.WriteAsync(
            (db, token) => db.Set<Notice>().Where(n => n.NoticeId == notice.NoticeId).ExecuteUpdateAsync(set => set.SetProperty(n => n.DueAt, next), token),
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} notices settled")]
    private partial void LogSettled(int count);
}
