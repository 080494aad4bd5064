using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// The chat page and what its forms post to. Everything works without JavaScript; with it, the page's script takes a
/// token here and goes on over Direct Line in the same conversation.
/// </summary>
public static class ChatEndpoints
{
    /// <summary>What may be wrong with an answer, as forms send it; each has a text <c>reason.…</c>.</summary>
    internal static readonly string[] Reasons = ["wrong", "incomplete", "outdated", "notMyQuestion", "hardToRead"];

    /// <summary>Maps <c>/</c> and <c>/chat/…</c>.</summary>
    public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowAsync).AllowEverybody();
        routes.MapGet("/chat", () => TypedResults.LocalRedirect("/")).AllowEverybody();
        var posts = routes.MapGroup("/chat").DisableAntiforgery().AddEndpointFilter(RefuseForeignAsync).AllowEverybody();
        posts.MapPost("", AskAsync);
        posts.MapPost("/feedback", JudgeAsync);
        posts.MapPost("/erase", EraseAsync);
        posts.MapPost("/token", IssueTokenAsync);
        return routes;
    }

    private static async Task<RazorComponentResult> ShowAsync(HttpContext context, ChatPages pages, CancellationToken cancellationToken) =>
        await pages.ShowAsync(context, problem: null, draft: null, cancellationToken);

    private static async Task<IResult> AskAsync(
        HttpContext context, [FromForm] string? text, [FromForm] string? key, ChatPages pages, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return await pages.ShowAsync(context, "chat.empty", text, cancellationToken, StatusCodes.Status400BadRequest);
        }

        return await pages.AskAsync(context, text, key, cancellationToken) is { } place
            ? TypedResults.Redirect($"/#m-{place}")
            : await pages.ShowAsync(context, "chat.busy", text, cancellationToken, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<RedirectHttpResult, NoContent, BadRequest, NotFound>> JudgeAsync(
        HttpContext context,
        [FromForm] string? receipt,
        [FromForm] string? verdict,
        [FromForm] string? reason,
        ChatPages pages,
        CancellationToken cancellationToken)
    {
        if (verdict is not ("good" or "bad") || (reason is not null && !Reasons.Contains(reason)) || !Guid.TryParseExact(receipt, "N", out var receiptId))
        {
            return TypedResults.BadRequest();
        }

        if (!await pages.JudgeAsync(context, receiptId, verdict == "good", reason, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        // The script of the page asks for JSON and draws what follows itself.
        return context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? TypedResults.NoContent()
            : TypedResults.Redirect(verdict == "bad" && reason is null ? $"/?why={receipt}#y-kien" : $"/?thanks={receipt}#y-kien");
    }

    private static async Task<RedirectHttpResult> EraseAsync(HttpContext context, ChatPages pages, CancellationToken cancellationToken)
    {
        await pages.EraseAsync(context, cancellationToken);
        return TypedResults.Redirect("/?erased=1");
    }

    private static async Task<JsonHttpResult<ChatTicket>> IssueTokenAsync(
        HttpContext context,
        [FromQuery] long? after,
        [FromQuery(Name = "of")] string? shown,
        ChatPages pages,
        CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(await pages.IssueTokenAsync(context, after ?? 0, shown, cancellationToken));
    }

    private static async ValueTask<object?> RefuseForeignAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        SameSiteGuard.IsForeign(invocation.HttpContext.Request)
            ? TypedResults.Text(
                invocation.HttpContext.RequestServices.GetRequiredService<Screen>().Text("chat.foreign"),
                statusCode: StatusCodes.Status403Forbidden)
            : await next(invocation);
}
