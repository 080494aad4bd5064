using NtmLearn.Bot.Answers;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Reads <c>content/language/</c>.</summary>
public static class LanguageFiles
{
    /// <summary>Reads abbreviations.csv, chat-spellings.csv, synonyms.csv and everyday.txt of a folder; a missing file counts as empty.</summary>
    public static LanguageData Read(string folder)
    {
        var data = LanguageData.Read(TextOf(folder, "abbreviations.csv"), TextOf(folder, "chat-spellings.csv"), TextOf(folder, "synonyms.csv"));
        return new LanguageData(data.Abbreviations, data.ChatSpellings, data.Synonyms)
        {
            Everyday = [.. TextOf(folder, "everyday.txt").Split('\n').Where(l => l.Length > 0 && l[0] != '#')],
        };
    }

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
