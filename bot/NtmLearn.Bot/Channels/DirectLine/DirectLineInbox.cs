using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Feedback;
using NtmLearn.Lms;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>What becomes of an activity that a client posted.</summary>
internal sealed class DirectLineInbox(
    ConversationService conversations, FeedbackService feedback, ConversationFeed feed, MessageMasking masking, TimeProvider clock)
{
    private const string FeedbackEvent = "webchat:activity-status/feedback";

    public async Task<IResult> TakeAsync(
        ConversationSummary conversation, DirectLineGrant grant, ClientActivity activity, CancellationToken cancellationToken)
    {
        if (activity.Type == "conversationUpdate")
        {
            return DirectLineError.Malformed("A client does not send conversationUpdate.");
        }

        // A token made for a user speaks for that user; the others say who they are.
        activity.Settle(grant.UserId ?? activity.FromId!, masking.Mask);
        if (activity.Type == "typing")
        {
            return Passing(conversation, activity);
        }

        var acceptance = await conversations.AcceptAsync(
            new IncomingActivity(
                conversation.ConversationId,
                activity.Json,
                activity.Type == "message" ? activity.MessageText : null,
                activity.ExternalId,
                activity.Language,
                activity.Type == "endOfConversation"),
            cancellationToken);
        if (acceptance.Status == AcceptStatus.Accepted && activity is { Type: "event", Name: FeedbackEvent })
        {
            await KeepFeedbackAsync(conversation.ConversationId, activity, cancellationToken);
        }

        return acceptance.Status switch
        {
            AcceptStatus.NotFound => DirectLineError.NoConversation,
            AcceptStatus.Ended => DirectLineError.Ended,
            AcceptStatus.Busy => DirectLineError.Busy,
            _ => TypedResults.Json(new { id = acceptance.ActivityId }),
        };
    }

    /// <summary>Typing goes to whoever listens now and is not kept.</summary>
    private IResult Passing(ConversationSummary conversation, ClientActivity activity)
    {
        if (conversation.HasEnded)
        {
            return DirectLineError.Ended;
        }

        var id = $"{conversation.ConversationId:N}|t{clock.UtcNow.Ticks:x}";
        activity.Json["id"] = id;
        var json = ActivityJson.Write(activity.Json);
        feed.PublishPassing(conversation.ConversationId, () => json);
        return TypedResults.Json(new { id });
    }

    /// <summary>The chosen thumb stands in an entity, with or without a type; its id names the receipt.</summary>
    private async Task KeepFeedbackAsync(Guid conversationId, ClientActivity activity, CancellationToken cancellationToken)
    {
        foreach (var action in (activity.Json["entities"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(Actions))
        {
            var type = ClientActivity.Text(action, "@type");
            var name = ClientActivity.Text(action, "@id") ?? ClientActivity.Text(action, "url") ?? "";
            if (type is "LikeAction" or "DislikeAction" && ReceiptOf(name) is { } receiptId)
            {
                await feedback.GiveAsync(conversationId, receiptId, type == "LikeAction", Reason(action, activity), cancellationToken);
            }
        }
    }

    private static IEnumerable<JsonObject> Actions(JsonObject entity)
    {
        yield return entity;
        foreach (var inner in (entity["potentialAction"] as JsonArray ?? []).OfType<JsonObject>())
        {
            // In a whole message both thumbs are listed; the pressed one is marked.
            if (ClientActivity.Text(inner, "actionStatus") is "ActiveActionStatus" or "CompletedActionStatus")
            {
                yield return inner;
            }
        }
    }

    private static string? Reason(JsonObject action, ClientActivity activity) =>
        ClientActivity.Text(action["result"] as JsonObject, "text")
        ?? ClientActivity.Text(action, "text")
        ?? ClientActivity.Text(activity.Json["value"] as JsonObject, "reason");

    private static Guid? ReceiptOf(string name) =>
        name.Split(':') is ["receipt", var id, ..] && Guid.TryParseExact(id, "N", out var receiptId) ? receiptId : null;
}
