using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Webhooks;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>Takes messages of the OA, shows them to the user, and tells the site what became of them.</summary>
internal sealed class OaMessageService(
    ZaloSimulatorOptions options,
    UserDirectory users,
    Timeline timeline,
    SentMessages sent,
    ConsultationRules rules,
    WebhookSender sender,
    EventBodies bodies,
    SimulatorClock clock)
{
    public ContentHttpResult SendConsultation(JsonObject? body)
    {
        if (body?.Object("recipient") is not { } recipient || body.Object("message") is not { } message)
        {
            return ZaloAnswer.Refused(new(-201, "recipient or message is invalid"));
        }

        var repliesTo = recipient.Text("message_id");
        if (users.Find(recipient.Text("user_id") ?? (repliesTo is null ? null : timeline.AuthorOf(repliesTo))) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "user_id is invalid"));
        }

        if ((rules.Check(message) ?? CheckReach(user, repliesTo)) is { } refusal)
        {
            return ZaloAnswer.Refused(refusal);
        }

        var now = clock.GetUtcNow();
        var record = MessageReader.Read(
            new(SentKind.Consultation, Identifiers.Message(), now)
            {
                UserId = user.Id,
                InReplyTo = repliesTo,
                IsBilled = !user.IsFree(now),
                Body = ZaloAnswer.Text(body),
            },
            message);
        Deliver(record, user);
        return ZaloAnswer.Ok(Answer(record, user, options.QuotaInAnswers && !record.IsBilled));
    }

    public ContentHttpResult Accept(SentMessage record, SimulatedUser user)
    {
        Deliver(record, user);
        return ZaloAnswer.Ok(Answer(record, user, withQuota: false));
    }

    public ContentHttpResult React(JsonObject? body)
    {
        if (body?.Object("sender_action") is not { } action || users.Find(body.Object("recipient")?.Text("user_id")) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "recipient or sender_action is invalid"));
        }

        if (action.Text("react_message_id") is not { } messageId || timeline.AuthorOf(messageId) != user.Id)
        {
            return ZaloAnswer.Refused(new(-201, "react_message_id is invalid"));
        }

        timeline.React(user.Id, messageId, action.Text("react_icon") ?? "");
        return ZaloAnswer.Ok(new() { ["message_id"] = messageId, ["user_id"] = user.Id });
    }

    public ContentHttpResult DescribeQuota(JsonObject? body)
    {
        if (users.Find(body?.Text("user_id")) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "user_id is invalid"));
        }

        var data = new JsonObject
        {
            ["last_interaction"] = user.LastInteractionAt?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["cs_reply"] = new JsonObject { ["remain"] = "8", ["total"] = "8" },
        };
        return ZaloAnswer.Ok(data);
    }

    private Refusal? CheckReach(SimulatedUser user, string? repliesTo) =>
        user.RefusesWith is { } code ? new(code, "User does not take this message")
        : user.HasLeft && repliesTo is null ? new(-213, "User has not followed the OA")
        : user.IsInWindow(clock.GetUtcNow()) ? null
        : new(-230, "User has not interacted with the OA in the past 7 days");

    private void Deliver(SentMessage record, SimulatedUser user)
    {
        sent.Add(record);
        timeline.Add(new(user.Id, true, Kind(record), record.MessageId)
        {
            Text = record.Text,
            Url = record.Attachment?.Url ?? (record.Attachment?.AttachmentId is { } id ? $"/simulator/files/{id}" : null),
            Buttons = record.Buttons,
            Elements = record.Elements,
        });
        if (options.SendEchoes)
        {
            var message = new JsonObject { ["msg_id"] = record.MessageId, ["text"] = record.Text ?? "" };
            sender.Start(bodies.BetweenUserAndOa($"oa_send_{EchoKind(record)}", user, fromUser: false, message));
        }

        if (options.SendReceipts)
        {
            sender.Start(bodies.BetweenUserAndOa(
                "user_received_message", user, options.ReceiptSenderIsUser, new() { ["msg_id"] = record.MessageId }));
        }
    }

    private static string Kind(SentMessage record) =>
        record.TemplateId is not null ? "template" : record.Attachment?.Kind ?? (record.Elements.Count > 0 ? "list" : "text");

    // A text with buttons counts as a template.
    private static string EchoKind(SentMessage record) =>
        Kind(record) is var kind && kind == "text" && record.Buttons.Count > 0 ? "template" : kind;

    private static JsonObject Answer(SentMessage record, SimulatedUser user, bool withQuota)
    {
        var data = new JsonObject
        {
            ["message_id"] = record.MessageId,
            ["user_id"] = user.Id,
            ["sent_time"] = record.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (withQuota)
        {
            data["quota"] = new JsonObject { ["quota_type"] = "reply", ["remain"] = "8", ["total"] = "8" };
        }

        return data;
    }
}
