using NtmLearn.Bot.Answers;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Reads <c>content/language/</c>.</summary>
public static class LanguageFiles
{
    /// <summary>Reads abbreviations.csv, chat-spellings.csv and synonyms.csv of a folder; a missing file counts as empty.</summary>
    public static LanguageData Read(string folder) => LanguageData.Read(
        TextOf(folder, "abbreviations.csv"), TextOf(folder, "chat-spellings.csv"), TextOf(folder, "synonyms.csv"));

    /// <summary>Reads everything that is known about words: the files of <see cref="Read"/> and both glossaries.</summary>
    public static KnowledgeWords ReadAll(string folder) => new(
        Read(folder),
        Glossary.Read(TextOf(folder, "glossary.en.csv"), "english"),
        Glossary.Read(TextOf(folder, "glossary.km.csv"), "khmer"),
        MustStateWords.Read(TextOf(folder, "must-state.csv")));

    private static string TextOf(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }
}
