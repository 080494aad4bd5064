using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>
/// The texts of consent, from <c>templates/consent.vi.json</c>, <c>km.json</c> and <c>en.json</c> in the content folder. A
/// language that lacks a file is shown in Vietnamese.
/// </summary>
public sealed class ConsentTexts(IConfiguration configuration)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lazy<ConsentTextSet> vietnamese = new(() => Read(configuration, "vi")
        ?? throw new InvalidOperationException("The content folder lacks templates/consent.vi.json."));

    private readonly Lazy<ConsentTextSet?> khmer = new(() => Read(configuration, "km"));
    private readonly Lazy<ConsentTextSet?> english = new(() => Read(configuration, "en"));

    /// <summary>The texts in a language, or in Vietnamese.</summary>
    /// <exception cref="InvalidOperationException">The Vietnamese file is missing, or a file lacks a purpose.</exception>
    public ConsentTextSet In(ScreenLanguage language) => language switch
    {
        ScreenLanguage.Khmer => khmer.Value,
        ScreenLanguage.English => english.Value,
        _ => null,
    } ?? vietnamese.Value;

    /// <summary>The version in force of a purpose's text.</summary>
    public string VersionOf(ConsentPurpose purpose) => vietnamese.Value.Texts[purpose].Version;

    private static ConsentTextSet? Read(IConfiguration configuration, string language)
    {
        var folder = configuration["Content:Folder"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "content");
        var path = Path.Combine(folder, "templates", $"consent.{language}.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var file = JsonSerializer.Deserialize<TextFile>(File.ReadAllText(path), Json) ?? throw new InvalidOperationException($"{path} is empty.");
        return new ConsentTextSet(language, file.Who, file.Stop, Enum.GetValues<ConsentPurpose>().ToDictionary(
            purpose => purpose,
            purpose => file.Purposes.TryGetValue(purpose.ToString(), out var text)
                ? new ConsentText(purpose, text.Version, text.Ask, text.What, text.Why, text.HowLong)
                : throw new InvalidOperationException($"{path} lacks the purpose {purpose}.")));
    }

    private sealed record TextFile(string Who, string Stop, IReadOnlyDictionary<string, TextEntry> Purposes);

    private sealed record TextEntry(string Version, string Ask, string What, string Why, string HowLong);
}
