using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// Section <c>Zalo</c>: one Official Account (OA). Zalo changes its limits without notice, so each is a setting.
/// AppId, OaSecretKey and OaId alone run the webhook; AppSecret switches sending on.
/// </summary>
public sealed class ZaloOptions : IValidatableObject
{
    public const string Section = "Zalo";

    /// <summary>The application's id, digits only.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's secret: exchanges and renews tokens.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The OA's own secret key, from the webhook page: signs events. Not the application's secret.</summary>
    public string? OaSecretKey { get; set; }

    public string? OaId { get; set; }

    /// <summary>Content of the tag by which Zalo verifies the domain.</summary>
    public string? SiteVerification { get; set; }

    public string OpenApiBaseUrl { get; set; } = "https://openapi.zalo.me";

    public string OAuthBaseUrl { get; set; } = "https://oauth.zaloapp.com";

    public string BusinessBaseUrl { get; set; } = "https://business.openapi.zalo.me";

    /// <summary>Fixed PKCE verifier, for an application whose code challenge is kept in Zalo's console; made for each consent otherwise.</summary>
    public string? CodeVerifier { get; set; }

    /// <summary>Where consent returns to; <c>{site}/zalo/callback</c> otherwise.</summary>
    public string? CallbackUrl { get; set; }

    /// <summary>Send the proof of the application's secret with each call; only when it is switched on in Zalo's console.</summary>
    public bool SendAppSecretProof { get; set; }

    /// <summary>Hours before a token's end at which it is renewed; Zalo's tokens live 25 hours.</summary>
    [Range(1, 24, ErrorMessage = "Zalo__RenewHoursBefore must be between 1 and 24.")]
    public int RenewHoursBefore { get; set; } = 5;

    /// <summary>Days after a person's last interaction within which a consultation message may be sent.</summary>
    [Range(1, 365, ErrorMessage = "Zalo__WindowDays must be between 1 and 365.")]
    public int WindowDays { get; set; } = 7;

    /// <summary>Longest text sent at once, under Zalo's 2,000 with a margin, since its unit is not documented.</summary>
    [Range(200, 2000, ErrorMessage = "Zalo__LongestText must be between 200 and 2000.")]
    public int LongestText { get; set; } = 1900;

    /// <summary>Calls to the OA host in a minute, over the whole application.</summary>
    [Range(60, 1_000_000, ErrorMessage = "Zalo__RequestsPerMinute must be between 60 and 1000000.")]
    public int RequestsPerMinute { get; set; } = 4000;

    /// <summary>Seconds to wait for Zalo.</summary>
    [Range(1, 60, ErrorMessage = "Zalo__TimeoutSeconds must be between 1 and 60.")]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Local hour from which template messages wait until <see cref="MorningHour"/>.</summary>
    [Range(0, 23, ErrorMessage = "Zalo__NightHour must be between 0 and 23.")]
    public int NightHour { get; set; } = 22;

    [Range(0, 23, ErrorMessage = "Zalo__MorningHour must be between 0 and 23.")]
    public int MorningHour { get; set; } = 6;

    /// <summary>Days for which Zalo keeps a picture that was uploaded.</summary>
    [Range(1, 365, ErrorMessage = "Zalo__UploadDays must be between 1 and 365.")]
    public int UploadDays { get; set; } = 7;

    /// <summary>Largest picture that Zalo takes as an upload.</summary>
    [Range(1, 100_000, ErrorMessage = "Zalo__UploadKilobytes must be between 1 and 100000.")]
    public int UploadKilobytes { get; set; } = 1024;

    /// <summary>Hosts from which pictures are fetched, with their subdomains.</summary>
    public IList<string> MediaHosts { get; set; } = ["zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com"];

    /// <summary>Events are taken.</summary>
    public bool ReceivesEvents => Given(AppId) && Given(OaSecretKey) && Given(OaId);

    /// <summary>Messages can be sent, once an administrator of the OA has consented.</summary>
    public bool Sends => ReceivesEvents && Given(AppSecret);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(AppId), AppId), (nameof(OaId), OaId) })
        {
            if (Given(value) && !value!.All(char.IsAsciiDigit))
            {
                yield return new ValidationResult($"Zalo__{name} must be digits only.", [name]);
            }
        }

        var given = new[] { AppId, OaSecretKey, OaId }.Count(Given);
        if (given is 1 or 2)
        {
            yield return new ValidationResult("Zalo__AppId, Zalo__OaSecretKey and Zalo__OaId go together: set all three or none.", [nameof(AppId)]);
        }

        foreach (var (name, value) in new[] { (nameof(OpenApiBaseUrl), OpenApiBaseUrl), (nameof(OAuthBaseUrl), OAuthBaseUrl), (nameof(BusinessBaseUrl), BusinessBaseUrl) })
        {
            if (!IsAddress(value))
            {
                yield return new ValidationResult($"Zalo__{name} must be an http or https address.", [name]);
            }
        }

        if (Given(CallbackUrl) && !IsAddress(CallbackUrl))
        {
            yield return new ValidationResult("Zalo__CallbackUrl must be an http or https address.", [nameof(CallbackUrl)]);
        }

        if (Given(CodeVerifier) && CodeVerifier!.Length is < 43 or > 128)
        {
            yield return new ValidationResult("Zalo__CodeVerifier must have 43 to 128 signs.", [nameof(CodeVerifier)]);
        }
    }

    private static bool Given(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool IsAddress(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
