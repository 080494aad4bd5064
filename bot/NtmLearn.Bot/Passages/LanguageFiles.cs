using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Reads <c>content/language/</c>.</summary>
public static class LanguageFiles
{
    /// <summary>Reads abbreviations.csv, chat-spellings.csv and synonyms.csv of a folder; a missing file counts as empty.</summary>
    public static LanguageData Read(string folder) => LanguageData.Read(
        TextOf(folder, "abbreviations.csv"), TextOf(folder, "chat-spellings.csv"), TextOf(folder, "synonyms.csv"));

    private static string TextOf(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }
}
