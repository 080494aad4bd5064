using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Binds a browser to its conversation: the id travels in a cookie that scripts cannot read, that other sites cannot
/// make the browser send, and that only we can write.
/// </summary>
internal sealed class VisitorCookie(IDataProtectionProvider protection)
{
    private const string Name = "conversation";

    /// <summary>Long enough to come back to an answer, short on a telephone that a family shares.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private readonly IDataProtector protector = protection.CreateProtector("NtmLearn.Bot.Conversations.VisitorCookie");

    /// <summary>The conversation of the request, or null when there is none or the cookie is not ours.</summary>
    public VisitorConversation? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 1000 } value)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(value).Split(' ');
            return parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var id) ? new VisitorConversation(id, parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext context, VisitorConversation conversation) =>
        context.Response.Cookies.Append(Name, protector.Protect($"{conversation.ConversationId:N} {conversation.UserId}"), Options(context, Lifetime));

    public void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        MaxAge = age,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
