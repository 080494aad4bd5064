using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Words that may stand for others: synonyms and abbreviations, looked up by how the words are typed.</summary>
internal sealed class Lexicon
{
    /// <summary>The longest phrase that is looked up, in words.</summary>
    public const int MaxWords = 6;

    private const double Abbreviated = 1.0;
    private const double Everyday = 0.9;
    private const double Reverse = 0.65;

    private readonly Dictionary<string, List<Entry>> entries = [];

    public Lexicon(LanguageData data)
    {
        foreach (var abbreviation in data.Abbreviations)
        {
            Add(abbreviation.Short, abbreviation.Long, Abbreviated);
            Add(abbreviation.Long, abbreviation.Short, Abbreviated);
        }

        foreach (var synonym in data.Synonyms)
        {
            foreach (var official in synonym.Official)
            {
                Add(synonym.Everyday, official, Everyday);
                Add(official, synonym.Everyday, Reverse);
            }
        }
    }

    /// <summary>What the words may stand for; empty when they are no known phrase.</summary>
    public IReadOnlyList<Variant> Find(ReadOnlySpan<QuestionWord> words)
    {
        var folded = Join(words);
        if (!entries.TryGetValue(folded, out var found))
        {
            return [];
        }

        var variants = new List<Variant>();
        foreach (var entry in found)
        {
            var agreement = entry.Agreement(words);
            if (agreement > 0)
            {
                variants.Add(entry.Target with { Weight = entry.Target.Weight * agreement });
            }
        }

        return variants;
    }

    private void Add(string from, string to, double weight)
    {
        var fromWords = WordsOf(from);
        var target = new Variant([.. WordsOf(to).Select(w => TermBag.NumberKey(VietnameseText.Fold(w)))], weight);
        if (fromWords.Count is 0 or > MaxWords || target.Run.Count == 0)
        {
            return;
        }

        var folded = string.Join(' ', fromWords.Select(VietnameseText.Fold));
        if (!entries.TryGetValue(folded, out var list))
        {
            entries[folded] = list = [];
        }

        list.Add(new Entry(fromWords, target));
    }

    private static List<string> WordsOf(string phrase) =>
        [.. Tokens.Split(phrase).SelectMany(Tokens.Parts)];

    private static string Join(ReadOnlySpan<QuestionWord> words)
    {
        if (words.Length == 1)
        {
            return words[0].Folded;
        }

        var parts = new string[words.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = words[i].Folded;
        }

        return string.Join(' ', parts);
    }

    private sealed record Entry(List<string> Keys, Variant Target)
    {
        /// <summary>
        /// From 0 to 1: typed diacritics must agree; restored ones may err, but hardly in a word of one syllable.
        /// </summary>
        public double Agreement(ReadOnlySpan<QuestionWord> words)
        {
            var agreement = 1.0;
            for (var i = 0; i < words.Length; i++)
            {
                if (words[i].Key == Keys[i])
                {
                    continue;
                }

                if (words[i].HasTypedDiacritics || words.Length == 1)
                {
                    return 0;
                }

                agreement = 0.9;
            }

            return agreement;
        }
    }
}

/// <summary>Folded words that stand for a term, and how surely.</summary>
internal sealed record Variant(IReadOnlyList<string> Run, double Weight);
