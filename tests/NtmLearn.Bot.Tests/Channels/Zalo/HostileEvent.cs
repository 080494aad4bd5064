using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>Bodies that Zalo would not send, made from those that it does. The same random numbers make the same bodies.</summary>
internal static class HostileEvent
{
    private static readonly string[] Names =
    [
        "user_send_text", "user_send_text", "user_send_image", "user_send_audio", "user_send_location", "user_send_file", "follow", "unfollow",
        "user_click_chatnow", "user_submit_info", "user_received_message", "user_seen_message", "user_reacted_message", "oa_send_text",
        "user_withdraw", "permission_revoked", "user_send_group_text", "user_waved_hand", "", "USER_SEND_TEXT", "user send\0text", "người_dùng",
    ];

    private static readonly string[] Fields =
    [
        "app_id", "oa_id", "event_name", "timestamp", "sender", "recipient", "user_id", "user_id_by_app", "follower", "message", "msg_id", "msg_ids",
        "text", "attachments", "payload", "url", "coordinates", "tracking_id", "id", "info", "type",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\uFFFE", "'; DROP TABLE ZaloUsers; --", "{\"content\":\"A\"}", "{\"content\":{}}", "{", "{\"content\":\"\\ud800\"}", "kinh phí lấy từ đâu",
        "chuyeern ddooir soos", "xoá hội thoại", "0912345678", "\u202Egnp.exe", "👩‍👩‍👧‍👦", "e\u0302\u0301\u0323", "https://f.zdn.invalid/\0a", "https://evil.example/a",
        "700100200300400500", "1e999", "-1", "null", "a\r\nb: c", "../../etc/passwd", "ក្រុម", "%s%n", "\u200B\u200B",
    ];

    // Written as they are, since no writer of JSON makes them.
    private static readonly string[] Raw =
    [
        "\"\\ud800\"", "\"\\udc00x\"", "1e999", "123456789012345678901234567890", "-0", "[[]]", "{}", "[null,1,\"a\"]", "null", "true", "\"\\u0000\"", "0.1e-400",
    ];

    private static readonly string[] Broken = ["", "{", "[]", "null", "1", "\"x\"", "{\"event_name\":", "{\"event_name\":\"user_send_text\"}", "\uFEFF{}", "{'a':1}"];

    /// <summary>A body, and the timestamp that its signature is made with.</summary>
    public static (byte[] Body, string Timestamp) Create(Random random)
    {
        var json = Text(Event(random));
        for (var i = random.Next(3); i > 0; i--)
        {
            json = Spoil(json, random);
        }

        var body = random.Next(12) switch
        {
            0 => Encoding.UTF8.GetBytes(Broken[random.Next(Broken.Length)]),
            1 => Cut(Encoding.UTF8.GetBytes(json), random),
            2 => Noise(Encoding.UTF8.GetBytes(json), random),
            3 when random.Next(10) == 0 => Encoding.UTF8.GetBytes(new string('[', random.Next(1, 20_000))),
            4 when random.Next(20) == 0 => Encoding.UTF8.GetBytes($"{{\"event_name\":\"{new string('x', 300_000)}\"}}"),
            _ => Encoding.UTF8.GetBytes(json),
        };
        return (body, Timestamp(body));
    }

    private static JsonObject Event(Random random)
    {
        // Many people, so that none of them has more waiting than may wait.
        var user = $"{700_000 + random.Next(400)}";
        var body = ListeningOa.Event(Names[random.Next(Names.Length)], user, new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["msg_id"] = $"m{random.Next(2000)}",
                ["text"] = Texts[random.Next(Texts.Length)],
                ["msg_ids"] = new JsonArray("a", 5, null),
            },
        });
        if (random.Next(2) == 0)
        {
            body["follower"] = new JsonObject { ["id"] = user };
            body["oa_id"] = ListeningOa.OaId;
        }

        if (random.Next(3) == 0)
        {
            body["message"]!["attachments"] = new JsonArray([.. Enumerable.Range(0, random.Next(20)).Select(i => (JsonNode)new JsonObject
            {
                ["type"] = "image",
                ["payload"] = new JsonObject { ["url"] = $"https://f.zdn.invalid/{i}{Texts[random.Next(Texts.Length)]}" },
            })]);
        }

        return body;
    }

    /// <summary>Puts something unexpected in the place of one value.</summary>
    private static string Spoil(string json, Random random)
    {
        var field = Fields[random.Next(Fields.Length)];
        var at = json.IndexOf($"\"{field}\":", StringComparison.Ordinal);
        if (at < 0)
        {
            return json;
        }

        var start = at + field.Length + 3;
        var end = End(json, start);
        var value = random.Next(4) switch
        {
            0 => JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]),
            1 => JsonSerializer.Serialize(new string((char)random.Next('a', 'z'), random.Next(1, 5000))),
            _ => Raw[random.Next(Raw.Length)],
        };
        return random.Next(8) == 0
            ? json.Insert(at, $"\"{field}\":{value},")
            : string.Concat(json.AsSpan(0, start), value, json.AsSpan(end));
    }

    private static int End(string json, int start)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json[start..]), new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            reader.Read();
            reader.Skip();
            return start + Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(json[start..]).AsSpan(0, (int)reader.BytesConsumed));
        }
        catch (JsonException)
        {
            return start;
        }
    }

    private static byte[] Cut(byte[] body, Random random) => body[..random.Next(body.Length)];

    private static byte[] Noise(byte[] body, Random random)
    {
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        return body;
    }

    private static string Text(JsonObject body) => body.ToJsonString();

    /// <summary>As whoever holds the key would sign it.</summary>
    private static string Timestamp(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body)?["timestamp"]?.ToString() ?? "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return "";
        }
    }
}
