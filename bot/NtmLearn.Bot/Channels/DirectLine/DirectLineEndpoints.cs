using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0 as Microsoft's clients speak it.</summary>
public static class DirectLineEndpoints
{
    public const string CorsPolicy = "DirectLine";
    private const string Prefix = "/v3/directline";
    private const int LargestBody = 256 * 1024;

    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix).WithTags("DirectLine").RequireCors(CorsPolicy).DisableAntiforgery().AllowEverybody()
            .WithMetadata(new BodyLimit());
        group.MapPost("/tokens/generate", GenerateTokenAsync);
        group.MapPost("/tokens/refresh", RefreshTokenAsync);
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{conversationId}", ReconnectAsync);
        group.MapPost("/conversations/{conversationId}/activities", PostAsync);
        group.MapGet("/conversations/{conversationId}/activities", ReadAsync);
        group.MapPost("/conversations/{conversationId}/upload", UploadAsync);
        group.MapGet("/conversations/{conversationId}/stream", DirectLineStream.OpenAsync);
        group.MapGet("/session/getsessionid", SessionIdAsync);
        group.Map("/{**rest}", () => DirectLineError.NoSuchCall);
        return routes;
    }

    private static async Task<IResult> GenerateTokenAsync(HttpContext http, DirectLineTokens tokens, TimeProvider clock)
    {
        var (caller, error) = await DirectLineCaller.ReadAsync(http, tokens);
        if (error is not null)
        {
            return error;
        }

        if (!caller!.HasSecret)
        {
            return DirectLineError.Forbidden("A token is generated with a secret.");
        }

        var (request, problem) = await StartRequest.ReadAsync(http);
        if (problem is not null)
        {
            return problem;
        }

        if (request!.UserId is { } user && !user.StartsWith("dl_", StringComparison.Ordinal))
        {
            return DirectLineError.Malformed("The user id of a token must start with dl_.");
        }

        var token = tokens.Issue(new DirectLineGrant(
            Guid.CreateVersion7(clock.GetUtcNow()), request.UserId, request.TrustedOrigins, FromSecret: true));
        return Body(new { conversationId = token.ConversationId, token = token.Token, expires_in = token.ExpiresIn });
    }

    private static async Task<IResult> RefreshTokenAsync(HttpContext http, DirectLineTokens tokens)
    {
        var (caller, error) = await DirectLineCaller.ReadAsync(http, tokens);
        if (error is not null)
        {
            return error;
        }

        if (caller!.Grant is not { } grant)
        {
            return DirectLineError.Forbidden("A secret is not refreshed.");
        }

        var token = tokens.Issue(grant);
        return Body(new { conversationId = token.ConversationId, token = token.Token, expires_in = token.ExpiresIn });
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, DirectLineTokens tokens, ConversationService conversations, SiteAddress site, TimeProvider clock)
    {
        var (caller, error) = await DirectLineCaller.ReadAsync(http, tokens);
        if (error is not null)
        {
            return error;
        }

        var (request, problem) = await StartRequest.ReadAsync(http);
        if (problem is not null)
        {
            return problem;
        }

        var grant = caller!.Grant;
        if (grant is not null && grant.UserId is null && IsReserved(request!.UserId))
        {
            return DirectLineError.Malformed("A user id that a client chooses may not start with dl_.");
        }

        grant ??= new DirectLineGrant(
            Guid.CreateVersion7(clock.GetUtcNow()), request!.UserId, request.TrustedOrigins, FromSecret: true);
        var created = await conversations.StartAsync(
            new ConversationStart(
                grant.ConversationId,
                ChannelKind.Web,
                grant.UserId ?? request!.UserId,
                Language: null,
                ClientActivity.LanguageOf(request!.Locale) ?? ReplyLanguage.Vietnamese,
                grant.FromSecret),
            http.RequestAborted);
        return Opened(http, tokens, site, grant, after: 0, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ReconnectAsync(
        string conversationId, HttpContext http, DirectLineTokens tokens, TranscriptService transcripts, SiteAddress site)
    {
        var (grant, summary, error) = await AdmitAsync(http, conversationId, tokens, transcripts);
        if (error is not null)
        {
            return error;
        }

        // Without a watermark only what is still to come; an empty one is what a client sends that resumes: everything.
        var after = http.Request.Query.TryGetValue("watermark", out var watermark)
            ? Watermark.Parse(watermark)
            : summary!.LastSequence;
        return Opened(http, tokens, site, grant!, after, StatusCodes.Status200OK);
    }

    private static async Task<IResult> PostAsync(
        string conversationId,
        HttpContext http,
        DirectLineTokens tokens,
        TranscriptService transcripts,
        DirectLineInbox inbox)
    {
        var (grant, summary, error) = await AdmitAsync(http, conversationId, tokens, transcripts);
        if (error is not null)
        {
            return error;
        }

        var (body, problem) = await RequestBody.ReadAsync(http, LargestBody);
        if (problem is not null)
        {
            return problem;
        }

        if (!ClientActivity.TryParse(body, out var activity, out var fault))
        {
            return DirectLineError.Malformed(fault);
        }

        if (grant is { UserId: null, IsSecret: false } && IsReserved(activity.FromId))
        {
            return DirectLineError.Forbidden("A user id that a client chooses may not start with dl_.");
        }

        return await inbox.TakeAsync(summary!, grant!, activity, http.RequestAborted);
    }

    private static async Task<IResult> ReadAsync(
        string conversationId, HttpContext http, DirectLineTokens tokens, TranscriptService transcripts, DeliveryRecorder deliveries)
    {
        var (grant, _, error) = await AdmitAsync(http, conversationId, tokens, transcripts);
        if (error is not null)
        {
            return error;
        }

        var after = Watermark.Parse(http.Request.Query["watermark"]);
        var lines = await transcripts.ReadAsync(grant!.ConversationId, after, http.RequestAborted);
        deliveries.Served(grant.ConversationId, lines);
        return new ActivitySetResult(lines, lines.Count > 0 ? lines[^1].Sequence : after);
    }

    private static async Task<IResult> UploadAsync(
        string conversationId, HttpContext http, DirectLineTokens tokens, TranscriptService transcripts)
    {
        var (_, _, error) = await AdmitAsync(http, conversationId, tokens, transcripts);
        return error ?? DirectLineError.NoUploads;
    }

    private static async Task<IResult> SessionIdAsync(HttpContext http, DirectLineTokens tokens)
    {
        var (_, error) = await DirectLineCaller.ReadAsync(http, tokens);

        // Only sign-in cards need one, and there are none; the client takes an error for "no session".
        return error ?? DirectLineError.NoSuchCall;
    }

    /// <summary>A token opens its own conversation, a secret those that were opened with one.</summary>
    private static async Task<(DirectLineGrant? Grant, ConversationSummary? Summary, DirectLineError? Error)> AdmitAsync(
        HttpContext http, string conversationId, DirectLineTokens tokens, TranscriptService transcripts)
    {
        var (caller, error) = await DirectLineCaller.ReadAsync(http, tokens);
        if (error is not null)
        {
            return (null, null, error);
        }

        if (!Guid.TryParseExact(conversationId, "N", out var id))
        {
            return (null, null, caller!.HasSecret ? DirectLineError.NoConversation : OtherConversation);
        }

        if (caller!.Grant is { } grant && grant.ConversationId != id)
        {
            return (null, null, OtherConversation);
        }

        var summary = await transcripts.FindAsync(id, http.RequestAborted);
        if (summary is null)
        {
            return (null, null, DirectLineError.NoConversation);
        }

        return caller.HasSecret && !summary.OpenedWithSecret
            ? (null, null, OtherConversation)
            : (caller.Grant ?? new DirectLineGrant(id, summary.UserId, [], FromSecret: true) { IsSecret = true }, summary, null);
    }

    private static DirectLineError OtherConversation { get; } = DirectLineError.Forbidden("The token is for another conversation.");

    private static IResult Opened(
        HttpContext http, DirectLineTokens tokens, SiteAddress site, DirectLineGrant grant, long after, int status)
    {
        var token = tokens.Issue(grant);
        return Body(
            new
            {
                conversationId = token.ConversationId,
                token = token.Token,
                expires_in = token.ExpiresIn,
                streamUrl = DirectLineStream.Url(http, site, tokens, grant, after),
            },
            status);
    }

    private static IResult Body<T>(T body, int status = StatusCodes.Status200OK) => TypedResults.Json(body, statusCode: status);

    private static bool IsReserved(string? userId) => userId?.StartsWith("dl_", StringComparison.Ordinal) == true;

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        // Kestrel's own limit, a little wider, so that the refusal is worded by us.
        public long? MaxRequestBodySize => LargestBody * 2;
    }
}
