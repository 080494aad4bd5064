using NtmLearn.ZaloSimulator.Faults;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Control;

/// <summary>Moves the clock by some seconds or to a moment ahead.</summary>
public sealed record ClockRequest(double? AdvanceSeconds, DateTimeOffset? Now);

/// <summary>What the clocks show; <paramref name="SiteFollowed"/> is null when there is no site.</summary>
public sealed record ClockResponse(DateTimeOffset Now, bool? SiteFollowed);

/// <summary>Arranges a failure.</summary>
public sealed record FaultRequest(FaultKind Kind, ZaloEndpoint? Endpoint, int? Times, int Number, int DelayMilliseconds);

/// <summary>What shall happen to tokens.</summary>
public enum TokenAct
{
    Issue = 1,
    ExpireAccess = 2,
    RevokeAccess = 3,
    RevokeAll = 4,
}

/// <summary>Changes tokens behind the site's back.</summary>
public sealed record TokenRequest(TokenAct Act);

/// <summary>Changes the webhook; what is absent stays.</summary>
public sealed record WebhookRequest(Uri? Url, bool? IsSubscribed, int? DisregardAnswers);

/// <summary>Changes how the OA behaves; what is absent stays.</summary>
public sealed record OptionsRequest(
    bool? SendReceipts,
    bool? SendEchoes,
    bool? ReceiptSenderIsUser,
    bool? QuotaInAnswers,
    bool? AllowsButtons,
    bool? RequireCodeChallenge,
    bool? TemplatesByUserAtNight,
    int? RequestsPerMinute,
    int? TemplatesPerDay);
