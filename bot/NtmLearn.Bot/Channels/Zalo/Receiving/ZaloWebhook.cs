using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.DirectLine;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>Where Zalo reports what happens at the OA: checked, stored, acknowledged; answered later.</summary>
internal sealed partial class ZaloWebhook(ZaloInbox inbox, IOptions<ZaloOptions> options, ILogger<ZaloWebhook> logger)
{
    public const string VerificationTag = "zalo-platform-site-verification";
    private const int LargestBody = 256 * 1024;

    /// <summary>200 once the event is on the disk; anything else makes Zalo send it again.</summary>
    public async Task<IResult> TakeAsync(HttpContext http)
    {
        var settings = options.Value;
        if (!settings.ReceivesEvents)
        {
            return TypedResults.NotFound();
        }

        var (body, problem) = await RequestBody.ReadAsync(http, LargestBody);
        if (problem is not null)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (ZaloEvent.Read(body) is not { } happened)
        {
            return TypedResults.BadRequest();
        }

        if (happened.AppId != settings.AppId
            || !ZaloSignature.IsGood(http.Request.Headers[ZaloSignature.Header], body.Span, happened.Timestamp, settings.AppId!, settings.OaSecretKey!))
        {
            LogRefused(happened.AppId == settings.AppId ? "signature" : "app_id", http.Request.Headers.ContainsKey(ZaloSignature.Header));
            return TypedResults.Unauthorized();
        }

        ZaloMetrics.Events.Add(1, new KeyValuePair<string, object?>("kind", happened.Kind.ToString()));
        if (!await inbox.TakeAsync(happened, http.RequestAborted))
        {
            LogBusy();
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        return TypedResults.Ok();
    }

    /// <summary>For whoever opens the address, and for Zalo's check of who owns the domain.</summary>
    public ContentHttpResult Show()
    {
        var tag = string.IsNullOrWhiteSpace(options.Value.SiteVerification)
            ? ""
            : $"""<meta name="{VerificationTag}" content="{WebUtility.HtmlEncode(options.Value.SiteVerification)}">""";
        return TypedResults.Content(
            $"""<!doctype html><html lang="vi"><head><meta charset="utf-8">{tag}<title>Zalo</title></head><body>Địa chỉ này nhận tin từ Zalo.</body></html>""",
            "text/html; charset=utf-8");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event for the OA was refused: wrong {What}; a signature was {Given}")]
    private partial void LogRefused(string what, bool given);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An event for the OA must come again: too many messages of one person wait")]
    private partial void LogBusy();
}
