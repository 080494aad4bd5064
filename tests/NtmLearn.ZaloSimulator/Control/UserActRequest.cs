using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.ZaloSimulator.Control;

/// <summary>What a user can do.</summary>
public enum UserAct
{
    SendText = 1,
    Press = 2,
    SendImage = 3,
    SendGif = 4,
    SendSticker = 5,
    SendAudio = 6,
    SendVideo = 7,
    SendLink = 8,
    SendLocation = 9,
    SendFile = 10,
    Follow = 11,
    Unfollow = 12,
    Withdraw = 13,
    ClickChatNow = 14,
    SubmitInfo = 15,
    See = 16,
    React = 17,
    SendAsOfficer = 18,
}

/// <summary>An act with what it needs. Addresses may be left out: the simulator then sends a sample of its own.</summary>
public sealed record UserActRequest(UserAct Act)
{
    public string? Text { get; init; }

    public string? QuoteMessageId { get; init; }

    public SentButton? Button { get; init; }

    public string? Url { get; init; }

    public string? Name { get; init; }

    public long Size { get; init; }

    public string? Checksum { get; init; }

    public double Latitude { get; init; } = 9.6037;

    public double Longitude { get; init; } = 105.9800;

    public string? MessageId { get; init; }

    public string? Icon { get; init; }

    public SubmittedInfo? Info { get; init; }
}

/// <summary>Adds a user.</summary>
public sealed record NewUserRequest(string? Name, string? Phone, string? Id, bool IsFollower);

/// <summary>An event of any name.</summary>
public sealed record AnyEventRequest(string EventName, JsonObject? More);

/// <summary>A file that a user sends from the page.</summary>
public sealed record FileResponse(string Url, long Size, string Checksum);

/// <summary>What became of an event at the first attempt; all empty when the act sends none.</summary>
public sealed record DeliveryResponse(string? EventName, string? MessageId, WebhookState? State, int? Status)
{
    public static DeliveryResponse From(WebhookDelivery? delivery) =>
        new(delivery?.EventName, delivery?.MessageId, delivery?.State, delivery?.Attempts.LastOrDefault()?.Status);
}
