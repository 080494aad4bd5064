using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.Zalo.Templates;

/// <summary>
/// Sends messages from approved templates: by the person's id or by phone number, by day, one for each tracking id. The
/// row is written first and sent by a sweep.
/// </summary>
public sealed partial class ZaloTemplates
{
    private const int MostAttempts = 100;

    // Each may have gone out, so a person sees it twice at worst.
    private const int MostDoubts = 2;
    private const int MessagesPerRun = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DescriptionKept = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (DateTime Until, IReadOnlyList<ZaloTemplateParameter> Parameters)> descriptions = new(StringComparer.Ordinal);
    private readonly WriterGate gate;
    private readonly IDbContextFactory<NtmLearnDbContext> databases;
    private readonly ZaloApi api;
    private readonly IDataProtector protector;
    private readonly ZaloOptions options;
    private readonly LocalTime localTime;
    private readonly TimeProvider clock;
    private readonly ILogger<ZaloTemplates> logger;

    /// <summary>Made by the container.</summary>
    internal ZaloTemplates(
        WriterGate gate,
        IDbContextFactory<NtmLearnDbContext> databases,
        ZaloApi api,
        IDataProtectionProvider protection,
        IOptions<ZaloOptions> options,
        LocalTime localTime,
        TimeProvider clock,
        ILogger<ZaloTemplates> logger)
    {
        (this.gate, this.databases, this.api, this.options) = (gate, databases, api, options.Value);
        (this.localTime, this.clock, this.logger) = (localTime, clock, logger);
        protector = protection.CreateProtector("NtmLearn.Zalo.Templates");
    }

    /// <summary>Checks a message and queues it.</summary>
    public async Task<ZaloTemplateResult> QueueAsync(ZaloTemplateRequest request, CancellationToken cancellationToken)
    {
        if (!options.Sends)
        {
            return new ZaloTemplateResult(ZaloTemplateAcceptance.SwitchedOff, []);
        }

        var faults = new List<string>();
        var address = request.IsByPhone ? ZaloTemplateRules.PhoneOf(request.Address) : request.Address;
        if (!ZaloTemplateRules.IsTrackingId(request.TrackingId))
        {
            faults.Add("Mã theo dõi chỉ gồm chữ không dấu, số, gạch ngang và gạch dưới, nhiều nhất 48 ký tự.");
        }

        if (string.IsNullOrEmpty(address) || !address.All(char.IsAsciiDigit) || address.Length > ZaloUser.UserIdMaxLength)
        {
            faults.Add(request.IsByPhone ? "Số điện thoại không đúng: ghi 10 chữ số, bắt đầu bằng 0." : "Mã người dùng Zalo không đúng.");
        }

        var data = request.Data.ToDictionary(p => p.Key, p => VietnameseText.Normalise(p.Value));
        faults.AddRange(ZaloTemplateRules.IsTemplateId(request.TemplateId)
            ? await FaultsOfAsync(request.TemplateId, data, cancellationToken)
            : ["Mã mẫu tin không đúng."]);
        return faults.Count > 0
            ? new ZaloTemplateResult(ZaloTemplateAcceptance.Invalid, faults)
            : new ZaloTemplateResult(await KeepAsync(request with { Address = address!, Data = data }, cancellationToken), []);
    }

    /// <summary>Sends what is due.</summary>
    internal async Task SendDueAsync(CancellationToken cancellationToken)
    {
        if (!options.Sends)
        {
            return;
        }

        var now = clock.UtcNow;
        List<ZaloTemplateMessage> due;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            due = await db.Set<ZaloTemplateMessage>().AsNoTracking()
                .Where(m => m.State == ZaloTemplateState.Waiting && m.NextAttemptAt <= now)
                .OrderBy(m => m.NextAttemptAt).Take(MessagesPerRun)
                .ToListAsync(cancellationToken);
        }

        foreach (var message in due)
        {
            await SendAsync(message, cancellationToken);
        }
    }

    /// <summary>Notes that a device has it: by phone it is told by tracking id, by user id as any message.</summary>
    internal Task ReceivedAsync(NtmLearnDbContext db, string? trackingId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        var all = db.Set<ZaloTemplateMessage>();
        var received = trackingId is null
            ? all.Where(m => m.ProviderMessageId != null && messageIds.Contains(m.ProviderMessageId))
            : all.Where(m => m.TrackingId == trackingId);
        return received.Where(m => m.ReceivedAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReceivedAt, clock.UtcNow), cancellationToken);
    }

    /// <summary>Takes out what still waits for a person, who wants nothing kept.</summary>
    internal async Task ForgetAsync(NtmLearnDbContext db, string userId, CancellationToken cancellationToken)
    {
        // Each is read, since what is kept does not show whom it is for.
        var waiting = await db.Set<ZaloTemplateMessage>()
            .Where(m => m.State == ZaloTemplateState.Waiting && !m.IsByPhone)
            .ToListAsync(cancellationToken);
        db.RemoveRange(waiting.Where(m => Read(m)?.Address == userId));
    }

    private Task<ZaloTemplateAcceptance> KeepAsync(ZaloTemplateRequest request, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            if (await db.Set<ZaloTemplateMessage>().AnyAsync(m => m.TrackingId == request.TrackingId, token))
            {
                return ZaloTemplateAcceptance.Repeated;
            }

            var now = clock.UtcNow;
            db.Add(new ZaloTemplateMessage
            {
                ZaloTemplateMessageId = clock.NewId(),
                TrackingId = request.TrackingId,
                TemplateId = request.TemplateId,
                ProtectedAddress = protector.Protect(request.Address),
                IsByPhone = request.IsByPhone,
                ProtectedData = protector.Protect(JsonSerializer.Serialize(request.Data)),
                NextAttemptAt = request.NotBefore > now ? request.NotBefore.Value : now,
                CreatedAt = now,
            });
            await db.SaveChangesAsync(token);
            return ZaloTemplateAcceptance.Queued;
        },
        cancellationToken);

    /// <summary>What is wrong with the values; nothing when Zalo cannot say now, and then Zalo itself will check.</summary>
    private async Task<IReadOnlyList<string>> FaultsOfAsync(
        string templateId, IReadOnlyDictionary<string, string> data, CancellationToken cancellationToken)
    {
        lock (descriptions)
        {
            if (descriptions.TryGetValue(templateId, out var known) && known.Until > clock.UtcNow)
            {
                return ZaloTemplateRules.FaultsOf(data, known.Parameters);
            }
        }

        var answer = await api.GetAsync(ZaloHost.Business, $"/template/info/v2?template_id={Uri.EscapeDataString(templateId)}", cancellationToken);
        if (!answer.IsDone)
        {
            return answer.Action == ZaloAction.GiveUp ? [$"Zalo không có mẫu tin {templateId}."] : [];
        }

        var parameters = ZaloTemplateParameter.ReadAll(answer.Data);
        lock (descriptions)
        {
            descriptions[templateId] = (clock.UtcNow + DescriptionKept, parameters);
        }

        return ZaloTemplateRules.FaultsOf(data, parameters);
    }

    private async Task SendAsync(ZaloTemplateMessage message, CancellationToken cancellationToken)
    {
        if (ZaloNight.Ends(localTime.FromUtc(clock.UtcNow), options) is { } untilMorning)
        {
            await ChangeAsync(message, m => m.NextAttemptAt = clock.UtcNow + untilMorning, cancellationToken);
            return;
        }

        if (Read(message) is not var (address, data))
        {
            await SettleAsync(message, ZaloTemplateState.Refused, "keys lost", null, cancellationToken);
            return;
        }

        // Said first, so that a crash between here and the answer does not send it again at once.
        if (!await ChangeAsync(message, m => (m.Attempts, m.NextAttemptAt) = (m.Attempts + 1, clock.UtcNow + Claim), cancellationToken))
        {
            return;
        }

        message.Attempts++;
        var body = new JsonObject { ["template_id"] = message.TemplateId, ["template_data"] = data };
        var answer = message.IsByPhone
            ? await api.PostAsync(ZaloHost.Business, "/message/template", With(body, ("phone", address), ("tracking_id", message.TrackingId)), cancellationToken)
            : await api.PostAsync(ZaloHost.OpenApi, "/v3.0/oa/message/template", With(body, ("user_id", address)), cancellationToken);
        ZaloMetrics.Templates.Add(1, new KeyValuePair<string, object?>("outcome", answer.Action.ToString()));
        if (answer.IsDone)
        {
            await SettleAsync(message, ZaloTemplateState.Sent, null, answer.Text("msg_id") ?? answer.Text("message_id"), cancellationToken);
            return;
        }

        LogRefused(message.ZaloTemplateMessageId, answer.Error, answer.Action);
        var doubts = message.Doubts + (answer.Action == ZaloAction.Unknown ? 1 : 0);
        if (answer.Action is ZaloAction.GiveUp or ZaloAction.PlainText or ZaloAction.SendByPhone or ZaloAction.WindowClosed
            || message.Attempts >= MostAttempts || doubts >= MostDoubts)
        {
            await SettleAsync(message, ZaloTemplateState.Refused, answer.Describe(), null, cancellationToken);
            return;
        }

        var pause = answer.Action switch
        {
            ZaloAction.AfterNight => ZaloNight.UntilMorning(localTime.FromUtc(clock.UtcNow), options),
            ZaloAction.Alert => LongestPause,
            ZaloAction.NextMinute => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 10 * Math.Pow(2, Math.Min(message.Attempts, 20)))),
        };
        await ChangeAsync(
            message, m => (m.NextAttemptAt, m.Detail, m.Doubts) = (clock.UtcNow + pause, answer.Describe(), doubts), cancellationToken);
    }

    private (string Address, JsonNode? Data)? Read(ZaloTemplateMessage message)
    {
        try
        {
            return message is { ProtectedAddress: { } address, ProtectedData: { } data }
                ? (protector.Unprotect(address), JsonNode.Parse(protector.Unprotect(data)))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static JsonObject With(JsonObject body, params ReadOnlySpan<(string Name, string Value)> more)
    {
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return body;
    }

    /// <summary>What it said and to whom is no longer needed.</summary>
    private Task SettleAsync(
        ZaloTemplateMessage message, ZaloTemplateState state, string? detail, string? providerMessageId, CancellationToken cancellationToken) => ChangeAsync(
        message,
        m =>
        {
            (m.State, m.Detail, m.ProviderMessageId) = (state, detail, providerMessageId);
            (m.ProtectedAddress, m.ProtectedData) = (null, null);
            m.SentAt = state == ZaloTemplateState.Sent ? clock.UtcNow : null;
        },
        cancellationToken);

    /// <summary>False when it was taken out meanwhile, or somebody else has it in hand.</summary>
    private Task<bool> ChangeAsync(ZaloTemplateMessage message, Action<ZaloTemplateMessage> change, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = await db.Set<ZaloTemplateMessage>().SingleOrDefaultAsync(m => m.ZaloTemplateMessageId == message.ZaloTemplateMessageId, token);
            if (row is not { State: ZaloTemplateState.Waiting } || row.Attempts != message.Attempts)
            {
                return false;
            }

            change(row);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Template message {ZaloTemplateMessageId} was not taken by Zalo: {Error}, {Action}")]
    private partial void LogRefused(Guid zaloTemplateMessageId, int error, ZaloAction action);
}
