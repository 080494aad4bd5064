using System.Globalization;
using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>What users do. Each act returns after the first attempt to tell the site.</summary>
public sealed class UserEvents
{
    private readonly UserDirectory users;
    private readonly Timeline timeline;
    private readonly WebhookSender sender;
    private readonly EventBodies bodies;
    private readonly TokenStore tokens;
    private readonly ZaloSimulatorOptions options;
    private readonly SimulatorClock clock;

    internal UserEvents(
        UserDirectory users, Timeline timeline, WebhookSender sender, EventBodies bodies, TokenStore tokens, ZaloSimulatorOptions options, SimulatorClock clock)
    {
        (this.users, this.timeline, this.sender, this.bodies, this.tokens, this.options, this.clock) =
            (users, timeline, sender, bodies, tokens, options, clock);
    }

    public Task<WebhookDelivery> SendTextAsync(string userId, string text, string? quoteMessageId = null) =>
        SendAsync(userId, "text", text, quoteMessageId: quoteMessageId);

    /// <summary>Presses a button of the OA. One that opens something on the phone sends no event.</summary>
    public async Task<WebhookDelivery?> PressAsync(string userId, SentButton button) => button switch
    {
        { Type: "oa.query.show", Payload: { } payload } => await SendAsync(userId, "text", payload),
        { Type: "oa.query.hide", Payload: { } payload } => await SendAsync(userId, "text", payload, isHidden: true),
        _ => null,
    };

    public Task<WebhookDelivery> SendImageAsync(string userId, string url, string? text = null) =>
        SendAsync(userId, "image", text, new() { ["thumbnail"] = url, ["url"] = url });

    public Task<WebhookDelivery> SendGifAsync(string userId, string url) =>
        SendAsync(userId, "gif", null, new() { ["thumbnail"] = url, ["url"] = url });

    public Task<WebhookDelivery> SendStickerAsync(string userId, string stickerId, string url) =>
        SendAsync(userId, "sticker", null, new() { ["id"] = stickerId, ["url"] = url });

    public Task<WebhookDelivery> SendAudioAsync(string userId, string url) =>
        SendAsync(userId, "audio", null, new() { ["url"] = url });

    public Task<WebhookDelivery> SendVideoAsync(string userId, string url, string description = "") =>
        SendAsync(userId, "video", null, new() { ["url"] = url, ["thumbnail"] = url, ["description"] = description });

    public Task<WebhookDelivery> SendLinkAsync(string userId, string url, string description) =>
        SendAsync(userId, "link", null, new() { ["url"] = url, ["thumbnail"] = url, ["description"] = description });

    public Task<WebhookDelivery> SendLocationAsync(string userId, double latitude, double longitude)
    {
        var coordinates = new JsonObject
        {
            ["latitude"] = latitude.ToString(CultureInfo.InvariantCulture),
            ["longitude"] = longitude.ToString(CultureInfo.InvariantCulture),
        };
        return SendAsync(userId, "location", null, new() { ["coordinates"] = coordinates });
    }

    public Task<WebhookDelivery> SendFileAsync(string userId, string name, string url, long size, string checksum)
    {
        var payload = new JsonObject
        {
            ["url"] = url,
            ["name"] = name,
            ["size"] = size.ToString(CultureInfo.InvariantCulture),
            ["type"] = Path.GetExtension(name).TrimStart('.'),
            ["checksum"] = checksum,
        };
        return SendAsync(userId, "file", null, payload);
    }

    public Task<WebhookDelivery> FollowAsync(string userId, string source = "oa_profile")
    {
        var user = users.GetOrAdd(userId);
        user.IsFollower = true;
        user.Interact(clock.GetUtcNow());
        Notice(user, "follow", "Đã quan tâm OA");
        return sender.SendAsync(bodies.AboutUser("follow", user, Following(user, source)));
    }

    public Task<WebhookDelivery> UnfollowAsync(string userId, string source = "oa_profile")
    {
        var user = users.GetOrAdd(userId);
        user.IsFollower = false;
        user.HasLeft = true;
        Notice(user, "unfollow", "Đã bỏ quan tâm OA");
        return sender.SendAsync(bodies.AboutUser("unfollow", user, Following(user, source)));
    }

    /// <summary>The user demands that data about them be deleted.</summary>
    public Task<WebhookDelivery> WithdrawAsync(string userId)
    {
        var user = users.GetOrAdd(userId);
        Notice(user, "withdraw", "Đã rút lại đồng ý, yêu cầu xoá dữ liệu");
        return sender.SendAsync(bodies.AboutUser("user_withdraw", user, new() { ["user_id"] = user.Id, ["oa_id"] = options.OaId }));
    }

    /// <summary>Presses the message button of the OA's page. Zalo tells it once per user; null afterwards.</summary>
    public async Task<WebhookDelivery?> ClickChatNowAsync(string userId)
    {
        var user = users.GetOrAdd(userId);
        user.Interact(clock.GetUtcNow());
        if (user.HasClickedChatNow)
        {
            return null;
        }

        user.HasClickedChatNow = true;
        return await sender.SendAsync(bodies.AboutUser("user_click_chatnow", user, new() { ["oa_id"] = options.OaId, ["user_id"] = user.Id }));
    }

    public Task<WebhookDelivery> SubmitInfoAsync(string userId, SubmittedInfo info)
    {
        var user = users.GetOrAdd(userId);
        user.Interact(clock.GetUtcNow());
        Notice(user, "info", $"Đã gửi thông tin: {info.Name}, {info.Phone}");
        return sender.SendAsync(bodies.Plain("user_submit_info", new()
        {
            ["user_id_by_app"] = user.IdByApp,
            ["sender"] = new JsonObject { ["id"] = user.Id },
            ["recipient"] = new JsonObject { ["id"] = options.OaId },
            ["info"] = InfoBody(info),
        }));
    }

    /// <summary>Opens the chat: everything the OA wrote is now seen. Null when nothing was new.</summary>
    public async Task<WebhookDelivery?> SeeAsync(string userId)
    {
        var user = users.GetOrAdd(userId);
        var seen = timeline.See(userId);
        if (seen.Count == 0)
        {
            return null;
        }

        var message = new JsonObject { ["msg_ids"] = new JsonArray([.. seen.Select(id => (JsonNode)id)]) };
        return await sender.SendAsync(bodies.BetweenUserAndOa("user_seen_message", user, options.ReceiptSenderIsUser, message));
    }

    /// <summary>Reacts to a message; <c>/-remove</c> takes it back.</summary>
    public Task<WebhookDelivery> ReactAsync(string userId, string messageId, string icon = "/-strong")
    {
        var user = users.GetOrAdd(userId);
        timeline.React(userId, messageId, icon);
        var message = new JsonObject { ["msg_id"] = messageId, ["react_icon"] = icon };
        return sender.SendAsync(bodies.BetweenUserAndOa("user_reacted_message", user, fromUser: true, message));
    }

    /// <summary>An officer writes from Zalo's own chat window, which the site hears of as an echo.</summary>
    public Task<WebhookDelivery> SendAsOfficerAsync(string userId, string text, string adminId = "600500400300200100")
    {
        var user = users.GetOrAdd(userId);
        var id = Identifiers.Message();
        timeline.Add(new(userId, true, "text", id) { Text = text });
        return sender.SendAsync(bodies.BetweenUserAndOa("oa_send_text", user, fromUser: false, new() { ["msg_id"] = id, ["text"] = text }, adminId));
    }

    /// <summary>The OA's administrators take the app's permission back: no token is worth anything any more.</summary>
    public Task<WebhookDelivery> RevokePermissionAsync()
    {
        tokens.RevokeAll();
        return sender.SendAsync(bodies.Plain("permission_revoked", new() { ["oa_id"] = options.OaId }));
    }

    /// <summary>An event of any name, with fields beside the usual ones or in their place.</summary>
    public Task<WebhookDelivery> SendEventAsync(string eventName, JsonObject? more = null) => sender.SendAsync(bodies.Plain(eventName, more));

    private Task<WebhookDelivery> SendAsync(
        string userId, string kind, string? text, JsonObject? payload = null, string? quoteMessageId = null, bool isHidden = false)
    {
        var user = users.GetOrAdd(userId);
        user.Interact(clock.GetUtcNow());
        var id = Identifiers.Message();
        timeline.Remember(id, userId);
        if (!isHidden)
        {
            timeline.Add(new(userId, false, kind, id) { Text = text ?? payload?.Text("name"), Url = payload?.Text("url") });
        }

        var message = new JsonObject { ["msg_id"] = id };
        if (text is not null)
        {
            message["text"] = text;
        }

        if (quoteMessageId is not null)
        {
            message["quote_msg_id"] = quoteMessageId;
        }

        if (payload is not null)
        {
            message["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload });
        }

        return sender.SendAsync(bodies.BetweenUserAndOa($"user_send_{kind}", user, fromUser: true, message));
    }

    private JsonObject Following(SimulatedUser user, string source) => new()
    {
        ["oa_id"] = options.OaId,
        ["source"] = source,
        ["follower"] = new JsonObject { ["id"] = user.Id },
    };

    private void Notice(SimulatedUser user, string kind, string text) =>
        timeline.Add(new(user.Id, false, $"notice-{kind}", Identifiers.Message()) { Text = text });

    private static JsonObject InfoBody(SubmittedInfo info)
    {
        JsonNode phone = info.PhoneIsNumber ? long.Parse(info.Phone, CultureInfo.InvariantCulture) : info.Phone;
        return info.IsOlderShape
            ? new()
            {
                ["name"] = info.Name,
                ["phone"] = phone,
                ["address"] = info.Address,
                ["city"] = info.City,
                ["district"] = info.District,
                ["ward"] = info.Ward,
            }
            : new()
            {
                ["name"] = info.Name,
                ["phone"] = phone,
                ["user_dob"] = info.BirthDate,
                ["gender"] = info.Gender,
                ["full_address"] = new JsonObject { ["user_city"] = info.City, ["user_ward"] = info.Ward, ["user_address"] = info.Address },
            };
    }
}
