using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Channels.Web;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Conversations;

/// <summary>Ties a browser's conversation, through its cookie, to what the chat page shows and does.</summary>
internal sealed class ChatPages(
    WebChat chat,
    TranscriptService transcripts,
    ConversationEraser eraser,
    DirectLineTokens tokens,
    SiteAddress site,
    VisitorCookie cookie,
    SuggestedQuestions suggested,
    Screen screen,
    TimeProvider clock,
    IOptions<PrivacyOptions> privacy)
{
    /// <summary>A page shows this many of the newest messages.</summary>
    private const int ShownLines = 60;

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

    private static ScreenLanguage ScreenLanguageOf(ReplyLanguage language) => language switch
    {
        ReplyLanguage.Khmer => ScreenLanguage.Khmer,
        ReplyLanguage.English => ScreenLanguage.English,
        _ => ScreenLanguage.Vietnamese,
    };

    /// <summary>Vietnamese is where everybody starts, so it says nothing about the person; the text does.</summary>
    private ReplyLanguage? ChosenLanguage => Language == ReplyLanguage.Vietnamese ? null : Language;

    /// <summary>The page with the visitor's conversation so far.</summary>
    public async Task<RazorComponentResult> ShowAsync(
        HttpContext context, string? problem, string? draft, CancellationToken cancellationToken, int statusCode = StatusCodes.Status200OK)
    {
        var lines = await ReadAsync(context, cancellationToken);
        var query = context.Request.Query;
        var (language, suggestions) = lines.Count == 0 ? suggested.For(Language) : (Language, []);
        var model = new ChatPageModel(
            lines,
            suggestions,
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            IsWaiting: lines.Count > 0 && !lines[^1].FromBot && clock.UtcNow - lines[^1].At < RefreshFor,
            privacy.Value.KeepTextDays)
        {
            ConversationId = lines.Count > 0 ? cookie.Read(context)?.ConversationId.ToString("N") : null,
            SuggestionsLanguage = Screen.CodeOf(ScreenLanguageOf(language)),
            Problem = problem,
            Draft = draft,
            AskWhy = query["why"],
            Thanked = query["thanks"],
            WasErased = lines.Count == 0 && query.ContainsKey("erased"),
        };
        // Nothing is kept by the browser: the back button must show the conversation as it is, and nothing once it is erased.
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<ChatPage>(new { Model = model }) { StatusCode = statusCode };
    }

    /// <summary>Takes a message in, opening a conversation when there is none. Its place, or null when it could not be taken.</summary>
    public async Task<long?> AskAsync(HttpContext context, string text, string? key, CancellationToken cancellationToken)
    {
        var words = VietnameseText.Normalise(text).Trim();
        var clientId = ClientId(key, words);
        var visitor = await FindAsync(context, cancellationToken) ?? await StartAsync(context, cancellationToken);
        var post = await chat.PostAsync(visitor.ConversationId, visitor.UserId, words, clientId, ChosenLanguage, cancellationToken);
        if (post.Status is not (AcceptStatus.Accepted or AcceptStatus.Repeated))
        {
            return null;
        }

        await chat.WaitForReplyAsync(visitor.ConversationId, post, FormPatience, cancellationToken);
        return post.Sequence;
    }

    /// <summary>Keeps a thumb; false when the answer is not of this conversation.</summary>
    public async Task<bool> JudgeAsync(HttpContext context, Guid receiptId, bool liked, string? reason, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } visitor
        && await chat.FeedbackAsync(visitor.ConversationId, receiptId, liked, reason, cancellationToken);

    /// <summary>Erases the conversation's words and lets the browser forget it.</summary>
    public async Task EraseAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is { } visitor)
        {
            await eraser.EraseAsync(visitor.ConversationId, cancellationToken);
        }

        cookie.Forget(context);
    }

    /// <summary>
    /// A token for the browser's conversation, which is opened when there is none, and a stream: after a place of the
    /// conversation that the page shows, from the beginning when the browser has another by now.
    /// </summary>
    public async Task<ChatTicket> IssueTokenAsync(HttpContext context, long after, string? shown, CancellationToken cancellationToken)
    {
        var known = await FindAsync(context, cancellationToken);
        var visitor = known ?? await StartAsync(context, cancellationToken);
        var token = chat.IssueToken(visitor.ConversationId, visitor.UserId);
        var grant = new DirectLineGrant(visitor.ConversationId, visitor.UserId, [], FromSecret: false);
        var isShown = known is not null && (shown is null || shown == token.ConversationId);
        var stream = DirectLineStream.Url(context, site, tokens, grant, isShown ? Math.Max(0, after) : 0);
        return new ChatTicket(token.ConversationId, visitor.UserId, token.Token, token.ExpiresIn, stream);
    }

    /// <summary>The browser's conversation while one can still speak in it.</summary>
    private async Task<VisitorConversation?> FindAsync(HttpContext context, CancellationToken cancellationToken) =>
        cookie.Read(context) is { } visitor
        && await transcripts.FindAsync(visitor.ConversationId, cancellationToken) is { HasEnded: false } summary
        && summary.UserId == visitor.UserId
            ? visitor
            : null;

    private async Task<VisitorConversation> StartAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var started = await chat.StartAsync(userId: null, ChosenLanguage, cancellationToken);
        var visitor = new VisitorConversation(started.ConversationId, started.UserId);
        cookie.Write(context, visitor);
        return visitor;
    }

    private async Task<IReadOnlyList<WebLine>> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (cookie.Read(context) is not { } visitor
            || await transcripts.FindAsync(visitor.ConversationId, cancellationToken) is not { HasEnded: false } summary)
        {
            return [];
        }

        var lines = await chat.ReadAsync(visitor.ConversationId, Math.Max(0, summary.LastSequence - ShownLines), cancellationToken);

        // The page greets and explains in its own words; the channel's greeting is for clients without a page.
        return [.. lines.Where(l => l is not { ReplyToId: null, Reply.Status: nameof(AnswerStatus.Greeting) })];
    }

    /// <summary>
    /// The page's key with the words: a form sent twice counts once, and going back to ask something else from the same
    /// page counts as something else.
    /// </summary>
    private static string ClientId(string? key, string words) =>
        $"form-{(key is { Length: > 0 and <= 40 } ? key : "none")}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12]}";
}
