using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.Zalo.Sending;

/// <summary>
/// Sends replies over the OA: in order, inside the time in which Zalo lets us write, each once. What a crash or a lost
/// answer leaves in doubt is looked up at Zalo before it is sent again.
/// </summary>
internal sealed partial class ZaloOutbox(
    IDbContextFactory<NtmLearnDbContext> databases,
    WriterGate gate,
    IGrainFactory grains,
    ZaloApi api,
    ReplyTexts texts,
    SiteAddress site,
    IOptions<ZaloOptions> options,
    LocalTime localTime,
    TimeProvider clock,
    ILogger<ZaloOutbox> logger)
{
    private const int ConversationsPerSweep = 500;
    private const int MostAttempts = 200;
    private const string MessagePath = "/v3.0/oa/message/cs";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ButtonsRest = TimeSpan.FromDays(1);

    // Replies of an earlier life of the program may have gone out without being written down.
    private readonly DateTime started = clock.UtcNow;
    private DateTime buttonsRefusedUntil;

    /// <summary>Sends what waits in a conversation, oldest first, until something keeps it back.</summary>
    public async Task DeliverAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return;
        }

        while (await NextAsync(conversationId, cancellationToken) is { } waiting && await SendAsync(waiting, cancellationToken))
        {
        }
    }

    /// <summary>Has conversations delivered whose replies wait without anybody sending them.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Sends)
        {
            return;
        }

        var now = clock.UtcNow;
        var before = now - Patience;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversations = await db.Set<OutboundMessage>()
            .Where(m => m.Channel == ChannelKind.Zalo && m.Delivery == DeliveryState.Pending && m.CreatedAt <= before
                && (m.NextAttemptAt == null || m.NextAttemptAt <= now))
            .Select(m => m.ConversationId)
            .Distinct()
            .Take(ConversationsPerSweep)
            .ToListAsync(cancellationToken);

        // Not awaited: each waits for its place under the limit, and asking one that is at it changes nothing.
        conversations.ForEach(id => grains.GetGrain<IConversationGrain>(id).DeliverAsync().Ignore());
    }

    private async Task<Waiting?> NextAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var next = await db.Set<OutboundMessage>().AsNoTracking()
            .Where(m => m.ConversationId == conversationId && m.Delivery == DeliveryState.Pending)
            .OrderBy(m => m.Sequence)
            .Select(m => new Waiting(
                m,
                db.Set<ZaloUser>().FirstOrDefault(u => u.ConversationId == m.ConversationId),
                db.Set<Conversation>().First(c => c.ConversationId == m.ConversationId).Language))
            .FirstOrDefaultAsync(cancellationToken);
        return next?.Reply.NextAttemptAt > clock.UtcNow ? null : next;
    }

    /// <summary>True when the next reply may follow.</summary>
    private async Task<bool> SendAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        var (reply, user, language) = waiting;
        if (user is null || reply.Text.Length == 0)
        {
            await SettleAsync(reply, DeliveryState.Abandoned, "erased", null, cancellationToken);
            return true;
        }

        if (clock.UtcNow - user.LastInteractionAt > TimeSpan.FromDays(options.Value.WindowDays))
        {
            await SettleAsync(reply, DeliveryState.WaitingForContact, "window", null, cancellationToken);
            return true;
        }

        var withButtons = clock.UtcNow >= buttonsRefusedUntil;
        var numbered = withButtons ? null : texts.Get(ReplyText.NumberedChoices, language ?? ReplyLanguage.Vietnamese);
        var parts = ZaloMessage.Texts(reply, site.BaseUrl, numbered, options.Value.LongestText);
        var mayHaveGone = reply.IsUncertain || reply.CreatedAt < started;
        for (var part = Math.Min(reply.PartsSent, parts.Count - 1); part < parts.Count; part++)
        {
            var isLast = part == parts.Count - 1;
            string? messageId = null;
            if (mayHaveGone)
            {
                var found = await FindAsync(user.UserId, reply, parts[part], cancellationToken);
                if (found is null)
                {
                    await PostponeAsync(reply, ZaloAnswer.Without(ZaloAction.TryLater), "history", cancellationToken);
                    return false;
                }

                mayHaveGone = found.Length > 0;
                messageId = found.Length > 0 ? found : null;
            }

            if (messageId is null)
            {
                var answer = await api.PostAsync(
                    ZaloHost.OpenApi, MessagePath, ZaloMessage.Body(user.UserId, parts[part], isLast && withButtons ? ZaloMessage.Choices(reply) : []), cancellationToken);
                ZaloMetrics.Sent.Add(1, new KeyValuePair<string, object?>("outcome", answer.Action.ToString()));
                if (!answer.IsDone)
                {
                    return await RefusedAsync(reply, answer, isLast && withButtons, cancellationToken);
                }

                messageId = answer.Text("message_id");
            }

            if (!isLast)
            {
                await SentPartAsync(reply, part + 1, cancellationToken);
            }
            else
            {
                await SettleAsync(reply, DeliveryState.Delivered, null, messageId, cancellationToken);
            }
        }

        return true;
    }

    /// <summary>True when it may be tried again at once.</summary>
    private async Task<bool> RefusedAsync(OutboundMessage reply, ZaloAnswer answer, bool hadButtons, CancellationToken cancellationToken)
    {
        LogRefused(reply.OutboundMessageId, answer.Error, answer.Action);
        switch (answer.Action)
        {
            case ZaloAction.PlainText when hadButtons:
                buttonsRefusedUntil = clock.UtcNow + ButtonsRest;
                return true;
            case ZaloAction.WindowClosed:
                await SettleAsync(reply, DeliveryState.WaitingForContact, answer.Describe(), null, cancellationToken);
                return true;
            case ZaloAction.GiveUp or ZaloAction.PlainText or ZaloAction.SendByPhone or ZaloAction.UploadAgain:
                await SettleAsync(reply, DeliveryState.Abandoned, answer.Describe(), null, cancellationToken);
                return true;
            case ZaloAction.NextMinute:
                // The pace has slowed down; the next attempt waits its turn there.
                return true;
            default:
                await PostponeAsync(reply, answer, answer.Describe(), cancellationToken);
                return false;
        }
    }

    private async Task PostponeAsync(OutboundMessage reply, ZaloAnswer answer, string detail, CancellationToken cancellationToken)
    {
        if (reply.Attempts + 1 >= MostAttempts)
        {
            await SettleAsync(reply, DeliveryState.Abandoned, detail, null, cancellationToken);
            return;
        }

        var now = clock.UtcNow;
        var next = answer.Action switch
        {
            ZaloAction.AfterNight => now + ZaloNight.UntilMorning(localTime.FromUtc(now), options.Value),
            ZaloAction.Alert => now + LongestPause,
            _ => now + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(reply.Attempts, 20)))),
        };
        var uncertain = reply.IsUncertain || answer.Action == ZaloAction.Unknown;
        await ChangeAsync(
            reply,
            set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1)
                .SetProperty(m => m.NextAttemptAt, next)
                .SetProperty(m => m.IsUncertain, uncertain)
                .SetProperty(m => m.Detail, detail),
            cancellationToken);
    }

    private Task SentPartAsync(OutboundMessage reply, int parts, CancellationToken cancellationToken) =>
        ChangeAsync(reply, set => set.SetProperty(m => m.PartsSent, parts), cancellationToken);

    private Task SettleAsync(
        OutboundMessage reply, DeliveryState state, string? detail, string? messageId, CancellationToken cancellationToken)
    {
        DateTime? deliveredAt = state == DeliveryState.Delivered ? clock.UtcNow : null;
        return ChangeAsync(
            reply,
            set => set.SetProperty(m => m.Delivery, state)
                .SetProperty(m => m.DeliveredAt, deliveredAt)
                .SetProperty(m => m.ProviderMessageId, messageId)
                .SetProperty(m => m.NextAttemptAt, (DateTime?)null)
                .SetProperty(m => m.Detail, detail)
                .SetProperty(m => m.IsUncertain, false)
                .SetProperty(m => m.Attempts, m => m.Attempts + 1),
            cancellationToken);
    }

    private Task ChangeAsync(
        OutboundMessage reply,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboundMessage>> change,
        CancellationToken cancellationToken) =>
        gate.WriteAsync(
            (db, token) => db.Set<OutboundMessage>().Where(m => m.OutboundMessageId == reply.OutboundMessageId).ExecuteUpdateAsync(change, token),
            cancellationToken);

    /// <summary>The id of the message if Zalo has it already, "" if it has not, null if Zalo cannot say now.</summary>
    private async Task<string?> FindAsync(string userId, OutboundMessage reply, string text, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync(ZaloHost.OpenApi, ZaloHistory.Path(userId), cancellationToken);
        if (!answer.IsDone)
        {
            // What Zalo refuses to tell will not be told later either.
            return answer.Action is ZaloAction.GiveUp or ZaloAction.PlainText ? "" : null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var others = await db.Set<OutboundMessage>()
            .Where(m => m.ConversationId == reply.ConversationId && m.ProviderMessageId != null)
            .OrderByDescending(m => m.Sequence).Take(ZaloHistory.MostMessages)
            .Select(m => m.ProviderMessageId!)
            .ToListAsync(cancellationToken);
        return ZaloHistory.Find(answer.Data, text, reply.CreatedAt, others) ?? "";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reply {OutboundMessageId} was not taken by Zalo: {Error}, {Action}")]
    private partial void LogRefused(Guid outboundMessageId, int error, ZaloAction action);

    private sealed record Waiting(OutboundMessage Reply, ZaloUser? User, ReplyLanguage? Language);
}
