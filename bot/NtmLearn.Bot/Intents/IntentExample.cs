using System.Text.Json;

namespace NtmLearn.Bot.Intents;

/// <summary>One wording of an intent, from <c>content/language/intents.jsonl</c>.</summary>
public sealed record IntentExample(Intent Intent, string Text)
{
    /// <summary>Reads lines of <c>{"intent": "ask_plan", "text": "…"}</c>; a bad line is named in the exception.</summary>
    public static IReadOnlyList<IntentExample> ReadFile(string path)
    {
        var examples = new List<IntentExample>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            using var json = Parse(line, path, number);
            if (!json.RootElement.TryGetProperty("intent", out var name) || !json.RootElement.TryGetProperty("text", out var text)
                || !IntentNames.TryParse(name.GetString(), out var intent) || string.IsNullOrWhiteSpace(text.GetString()))
            {
                throw new InvalidDataException($"{path}:{number}: needs an intent of the closed list and a text.");
            }

            examples.Add(new IntentExample(intent, text.GetString()!));
        }

        return examples;
    }

    private static JsonDocument Parse(string line, string path, int number)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}:{number}: is not JSON.", fault);
        }
    }
}
