using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>
/// The key of a form: a hidden field that is made with the form, and stays the same when the form is shown again with errors,
/// since refused input does not use it up. See <c>IdempotencyKeyField</c>. After
/// <see cref="IdempotentOutcomeKind.OtherRequest"/> (sent, then changed and sent again) the form needs a new one.
/// </summary>
public static class IdempotentForm
{
    public const string Field = "key";

    private static readonly HashSet<string> NotAsked = [Field, "__RequestVerificationToken", "_handler"];

    /// <summary>A key for a form shown for the first time.</summary>
    public static string NewKey(TimeProvider clock) => clock.NewId().ToString("N");

    /// <summary>The key that was sent, to be shown again; null when there is none or none of ours.</summary>
    public static string? SentKey(HttpContext http) =>
        http.Request.HasFormContentType && IdempotencyKey.Read(http.Request.Form[Field]).Key is { } key ? key : null;

    /// <summary>Reads what a form asks for, to be given to <see cref="IdempotentWriter.RunAsync"/>.</summary>
    /// <param name="caller">Who sends it, such as <c>user:…</c>; never the same for two people.</param>
    /// <param name="route">Method and route pattern of the form.</param>
    /// <returns>Null when the form carries no key: show it again with a new one.</returns>
    public static async Task<IdempotentCall?> ReadAsync(HttpContext http, string caller, string route, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        return IdempotencyKey.Read(form[Field]).Key is { } key
            ? new IdempotentCall(caller, route, key, await RequestHash.OfFormAsync(http.Request, form, NotAsked, cancellationToken))
            : null;
    }
}
