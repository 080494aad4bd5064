using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>The optional body of a start: who will speak, from which pages, in which language.</summary>
internal sealed record StartRequest(string? UserId, IReadOnlyList<string> TrustedOrigins, string? Locale)
{
    private const int LargestBody = 16 * 1024;
    private const int MostOrigins = 20;

    public static async Task<(StartRequest? Request, DirectLineError? Problem)> ReadAsync(HttpContext http)
    {
        var (body, problem) = await RequestBody.ReadAsync(http, LargestBody);
        if (problem is not null)
        {
            return (null, problem);
        }

        if (body.IsEmpty)
        {
            return (new StartRequest(null, [], null), null);
        }

        if (!ClientActivity.TryParseObject(body, out var json))
        {
            return (null, DirectLineError.Malformed("The body must be a JSON object."));
        }

        var userId = ClientActivity.Text(json["user"] as JsonObject, "id") ?? ClientActivity.Text(json["User"] as JsonObject, "Id");
        if (userId is { Length: > Conversation.UserIdMaxLength })
        {
            return (null, DirectLineError.Malformed("A user id has 128 characters at most."));
        }

        string[] origins = (json["trustedOrigins"] ?? json["TrustedOrigins"]) is JsonArray array
            ? [.. array.OfType<JsonValue>().Select(o => o.TryGetValue<string>(out var text) ? text : "").Where(o => o.Length > 0)]
            : [];
        return origins.Length > MostOrigins
            ? (null, DirectLineError.Malformed("At most 20 trusted origins."))
            : (new StartRequest(string.IsNullOrEmpty(userId) ? null : userId, origins, ClientActivity.Text(json, "locale")), null);
    }
}
