using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NtmLearn.Language;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Conversations;

/// <summary>Ties a browser's conversation, through its cookie, to what the chat page shows and does.</summary>
internal sealed class ChatPages(
    WebChat chat, VisitorCookie cookie, SuggestedQuestions suggested, Screen screen, TimeProvider clock, IOptions<PrivacyOptions> privacy)
{
    /// <summary>A form waits this long for the reply before the page that refreshes itself is shown.</summary>
    private static readonly TimeSpan FormPatience = TimeSpan.FromSeconds(1.5);

    /// <summary>A message without a reply is waited for this long; then the page stops refreshing.</summary>
    private static readonly TimeSpan RefreshFor = TimeSpan.FromMinutes(2);

    private ReplyLanguage Language => screen.Language switch
    {
        ScreenLanguage.Khmer => ReplyLanguage.Khmer,
        ScreenLanguage.English => ReplyLanguage.English,
        _ => ReplyLanguage.Vietnamese,
    };

    /// <summary>The page with the visitor's conversation so far.</summary>
    public async Task<RazorComponentResult> ShowAsync(
        HttpContext context, string? problem, string? draft, CancellationToken cancellationToken, int statusCode = StatusCodes.Status200OK)
    {
        var lines = await ReadAsync(context, cancellationToken);
        var isWaiting = lines.Count > 0 && lines[^1].Reply is null && clock.GetUtcNow().UtcDateTime - lines[^1].At < RefreshFor;
        var query = context.Request.Query;
        var model = new ChatPageModel(
            lines,
            lines.Count == 0 ? suggested.For(Language) : [],
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            isWaiting,
            privacy.Value.KeepTextDays)
        {
            Problem = problem,
            Draft = draft,
            AskWhy = query["why"],
            Thanked = query["thanks"],
            WasErased = lines.Count == 0 && query.ContainsKey("erased"),
        };
        context.Response.Headers.CacheControl = "private, no-cache";
        return new RazorComponentResult<ChatPage>(new { Model = model }) { StatusCode = statusCode };
    }

    /// <summary>Takes a message in, opening a conversation when there is none; false when it could not be taken.</summary>
    public async Task<bool> AskAsync(HttpContext context, string text, string? key, CancellationToken cancellationToken)
    {
        var words = VietnameseText.Normalise(text).Trim();
        var clientId = ClientId(key, words);
        if (cookie.Read(context) is not { } conversationId
            || await chat.PostAsync(conversationId, clientId, words, Language, cancellationToken) is not { Status: var status, ActivityId: var activityId }
            || status is AcceptStatus.NotFound or AcceptStatus.Ended)
        {
            conversationId = await StartAsync(context, cancellationToken);
            (status, activityId, _) = await chat.PostAsync(conversationId, clientId, words, Language, cancellationToken);
        }

        if (status is not (AcceptStatus.Accepted or AcceptStatus.Repeated))
        {
            return false;
        }

        await chat.WaitForReplyAsync(conversationId, activityId!, FormPatience, cancellationToken);
        return true;
    }

    /// <summary>Keeps a thumb; false when the answer is not of this conversation.</summary>
    public async Task<bool> JudgeAsync(HttpContext context, Guid receiptId, bool liked, string? reason, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } conversationId
        && await chat.FeedbackAsync(conversationId, receiptId, liked, reason, cancellationToken);

    /// <summary>Erases the conversation's words and lets the browser forget it.</summary>
    public async Task EraseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is { } conversationId)
        {
            await chat.EraseAsync(conversationId, cancellationToken);
        }

        cookie.Forget(context);
    }

    /// <summary>A token for the browser's conversation, which is opened when there is none.</summary>
    public async Task<WebChatTicket> IssueTokenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is { } conversationId && await chat.TicketAsync(conversationId, cancellationToken) is { } ticket)
        {
            return ticket;
        }

        return (await chat.TicketAsync(await StartAsync(context, cancellationToken), cancellationToken))!;
    }

    private async Task<Guid> StartAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var conversationId = await chat.StartAsync(Language, cancellationToken);
        cookie.Write(context, conversationId);
        return conversationId;
    }

    private async Task<IReadOnlyList<ChatLine>> ReadAsync(HttpContext context, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } conversationId ? await chat.ReadAsync(conversationId, cancellationToken) : [];

    /// <summary>
    /// The page's key with the words: a form sent twice counts once, and going back to ask something else from the same
    /// page counts as something else.
    /// </summary>
    private static string ClientId(string? key, string words) =>
        $"form-{(key is { Length: > 0 and <= 40 } ? key : "none")}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12]}";
}
