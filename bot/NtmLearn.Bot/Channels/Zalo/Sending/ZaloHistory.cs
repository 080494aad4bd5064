using System.Globalization;
using System.Text.Json;
using NtmLearn.Language;

namespace NtmLearn.Bot.Channels.Zalo.Sending;

/// <summary>The last messages between the OA and a person, as Zalo keeps them: tells whether ours arrived.</summary>
internal static class ZaloHistory
{
    /// <summary>Zalo gives no more at once.</summary>
    public const int MostMessages = 10;

    private const string FromOa = "0";

    // Clocks differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static string Path(string userId)
    {
        var data = JsonSerializer.Serialize(new { user_id = userId, offset = 0, count = MostMessages });
        return $"/v2.0/oa/conversation?data={Uri.EscapeDataString(data)}";
    }

    /// <summary>The id of the OA's message with this text that was sent since then and is none of the known ones.</summary>
    public static string? Find(JsonElement messages, string text, DateTime since, IReadOnlyCollection<string> known)
    {
        if (messages.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var message in messages.EnumerateArray())
        {
            if (ZaloJson.Text(message, "src") == FromOa
                && ZaloJson.Text(message, "message_id") is { } id && !known.Contains(id)
                && ZaloJson.Text(message, "message") is { } words && VietnameseText.Normalise(words) == text
                && long.TryParse(ZaloJson.Text(message, "time"), CultureInfo.InvariantCulture, out var time)
                && DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime >= since - Tolerance)
            {
                return id;
            }
        }

        return null;
    }
}
