using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Webhooks;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Templates;

/// <summary>Sends templates, by user id or by phone.</summary>
internal sealed partial class TemplateService(
    ZaloSimulatorOptions options,
    TemplateStore templates,
    UserDirectory users,
    Timeline timeline,
    SentMessages sent,
    OaMessageService messages,
    WebhookSender sender,
    EventBodies bodies,
    SimulatorClock clock)
{
    private readonly Lock gate = new();
    private DateOnly day;
    private int sentToday;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public int Remaining
    {
        get
        {
            lock (gate)
            {
                return day == Today ? options.TemplatesPerDay - sentToday : options.TemplatesPerDay;
            }
        }
    }

    // One client nests the user id, the documents do not; both are taken.
    public ContentHttpResult SendToUser(JsonObject? body)
    {
        var template = templates.Find(body?.Scalar("template_id"));
        if (users.Find(body?.Text("user_id") ?? body?.Object("recipient")?.Text("user_id")) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "user_id is invalid"));
        }

        if (template is null || TemplateRules.CheckTemplate(template) is not null)
        {
            return ZaloAnswer.Refused(new(-201, "template_id is invalid"));
        }

        var refusal = !template.GoesByUserId ? new(-249, "Template can not be sent by user id")
            : user.RefusesWith is { } code ? new(code, "User does not take this message")
            : clock.IsNight() && !options.TemplatesByUserAtNight ? new(-234, "Message can not be sent between 22:00 and 06:00")
            : TemplateRules.CheckData(template, body!.Object("template_data")) is { } bad ? new Refusal(-201, bad.Message)
            : null;
        return refusal is null
            ? messages.Accept(Record(SentKind.TemplateByUser, template, body!) with { UserId = user.Id }, user)
            : ZaloAnswer.Refused(refusal);
    }

    public ContentHttpResult SendToPhone(JsonObject? body)
    {
        if (body is null)
        {
            return ZaloAnswer.Refused(new(-122, "Body format is invalid"));
        }

        var template = templates.Find(body.Scalar("template_id"));
        var phone = body.Text("phone");
        var user = phone is null ? null : users.FindByPhone(phone.TrimStart('+'));
        var refusal = phone is null || !Phone().IsMatch(phone) ? new(-108, "Phone number is invalid")
            : TemplateRules.CheckTemplate(template)
            ?? TemplateRules.CheckTrackingId(body)
            ?? TemplateRules.CheckData(template!, body.Object("template_data"))
            ?? CheckReach(user);
        if (refusal is not null)
        {
            return ZaloAnswer.Refused(refusal);
        }

        if (!TryCount())
        {
            return ZaloAnswer.Refused(new(-144, "OA reached its daily quota"));
        }

        var record = Record(SentKind.TemplateByPhone, template!, body) with { UserId = user!.Id, Phone = phone, TrackingId = body.Text("tracking_id") };
        Deliver(record, user);
        return ZaloAnswer.Ok(new()
        {
            ["msg_id"] = record.MessageId,
            ["sent_time"] = clock.Milliseconds(),
            ["sending_mode"] = body.Scalar("sending_mode") ?? "1",
            ["quota"] = new JsonObject
            {
                ["dailyQuota"] = options.TemplatesPerDay.ToString(CultureInfo.InvariantCulture),
                ["remainingQuota"] = Remaining.ToString(CultureInfo.InvariantCulture),
            },
        });
    }

    private Refusal? CheckReach(SimulatedUser? user) =>
        user is null ? new(-118, "Zalo account not existed")
        : user.RefusesWith is { } code ? new(code, "User does not take this message")
        : clock.IsNight() ? new(-133, "Message can not be sent between 22:00 and 06:00")
        : null;

    private SentMessage Record(SentKind kind, ZaloTemplate template, JsonObject body)
    {
        var values = TemplateRules.Values(body.Object("template_data") ?? []);
        return new(kind, Identifiers.Message(), clock.GetUtcNow())
        {
            TemplateId = template.Id,
            TemplateData = values,
            Text = $"{template.Name}\n{string.Join('\n', values.Select(v => $"{v.Key}: {v.Value}"))}",
            IsBilled = true,
            Body = ZaloAnswer.Text(body),
        };
    }

    private void Deliver(SentMessage record, SimulatedUser user)
    {
        sent.Add(record);
        timeline.Add(new(user.Id, true, "template", record.MessageId) { Text = record.Text });
        if (options.SendReceipts)
        {
            sender.Start(bodies.OfTemplates("user_received_message", new()
            {
                ["sender"] = new JsonObject { ["id"] = options.OaId },
                ["recipient"] = new JsonObject { ["id"] = record.Phone!.TrimStart('+') },
                ["message"] = new JsonObject
                {
                    ["msg_id"] = record.MessageId,
                    ["tracking_id"] = record.TrackingId,
                    ["delivery_time"] = clock.Milliseconds(),
                },
            }));
        }
    }

    private bool TryCount()
    {
        lock (gate)
        {
            if (day != Today)
            {
                (day, sentToday) = (Today, 0);
            }

            return sentToday < options.TemplatesPerDay && ++sentToday > 0;
        }
    }

    [GeneratedRegex(@"^\+?84[0-9]{9,10}$")]
    private static partial Regex Phone();
}
