using System.Collections.Frozen;
using System.Text.Json;

namespace NtmLearn.Lms.Screens;

/// <summary>
/// The fixed texts of pages, from <c>Texts/vi.json</c>, <c>km.json</c> and <c>en.json</c>. Vietnamese is complete;
/// what another language lacks is shown in Vietnamese and marked so.
/// </summary>
public static class ScreenTexts
{
    private static readonly FrozenDictionary<string, string> Vietnamese = Load("vi");
    private static readonly FrozenDictionary<string, string> Khmer = Load("km");
    private static readonly FrozenDictionary<string, string> English = Load("en");

    /// <summary>All texts of a language, for tests and for checks of completeness.</summary>
    public static IReadOnlyDictionary<string, string> All(ScreenLanguage language) => language switch
    {
        ScreenLanguage.Khmer => Khmer,
        ScreenLanguage.English => English,
        _ => Vietnamese,
    };

    /// <summary>One text, and whether it is Vietnamese for want of another.</summary>
    /// <exception cref="KeyNotFoundException">The key is in no file: a slip of ours.</exception>
    public static (string Text, bool IsFallback) Find(ScreenLanguage language, string key)
    {
        if (All(language).TryGetValue(key, out var text))
        {
            return (text, false);
        }

        return Vietnamese.TryGetValue(key, out var vietnamese)
            ? (vietnamese, true)
            : throw new KeyNotFoundException($"No screen text is called '{key}'.");
    }

    private static FrozenDictionary<string, string> Load(string code)
    {
        using var stream = typeof(ScreenTexts).Assembly.GetManifestResourceStream($"ScreenTexts/{code}.json")
            ?? throw new InvalidOperationException($"The screen texts in '{code}' were left out of the build.");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new InvalidOperationException($"The screen texts in '{code}' are empty.");
        return texts.ToFrozenDictionary();
    }
}
