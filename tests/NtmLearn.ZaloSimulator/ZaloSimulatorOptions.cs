namespace NtmLearn.ZaloSimulator;

/// <summary>Who the simulated app and OA are and how they behave. What has a setter may be changed while the simulator runs.</summary>
public sealed class ZaloSimulatorOptions
{
    public string AppId { get; init; } = DemoCredentials.AppId;

    public string AppSecret { get; init; } = DemoCredentials.AppSecret;

    public string OaSecretKey { get; init; } = DemoCredentials.OaSecretKey;

    public string OaId { get; init; } = DemoCredentials.OaId;

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Three people to chat as, for the page.</summary>
    public bool WithDemoUsers { get; init; }

    /// <summary>The site this simulator is wired to, for the page's link and for its clock.</summary>
    public Uri? SiteUrl { get; init; }

    /// <summary>What an operator opens to give the site its first tokens.</summary>
    public Uri? ConsentUrl { get; init; }

    /// <summary>Where events go. Without one they are recorded and sent nowhere.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Whether a consent link without <c>code_challenge</c> is refused. Zalo's documents leave it open.</summary>
    public bool RequireCodeChallenge { get; set; } = true;

    /// <summary>A challenge saved in the developer console, which then counts for links that bring none.</summary>
    public string? ConsoleCodeChallenge { get; set; }

    /// <summary>Redirect addresses saved in the developer console; none means that any will do.</summary>
    public IReadOnlyList<Uri> RedirectUris { get; set; } = [];

    /// <summary>Whether <c>user_received_message</c> follows each message of the OA.</summary>
    public bool SendReceipts { get; set; } = true;

    /// <summary>Whether <c>oa_send_*</c> follows each message of the OA.</summary>
    public bool SendEchoes { get; set; } = true;

    /// <summary>Receipts name the OA as their sender in the traffic seen so far; this turns them round.</summary>
    public bool ReceiptSenderIsUser { get; set; }

    /// <summary>Whether answers to consultations carry <c>quota</c> while messages are free.</summary>
    public bool QuotaInAnswers { get; set; } = true;

    /// <summary>An OA on a low package is refused buttons with −224.</summary>
    public bool AllowsButtons { get; set; } = true;

    /// <summary>Calls a minute to the OpenAPI host before −32.</summary>
    public int RequestsPerMinute { get; set; } = 4000;

    /// <summary>Whether templates by user id are taken between 22:00 and 06:00, which the documents leave open.</summary>
    public bool TemplatesByUserAtNight { get; set; }

    /// <summary>Templates by phone a day before −144.</summary>
    public int TemplatesPerDay { get; set; } = 500;
}
