using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// Matters such as repeal, punishment or payment, on which nothing may be concluded from a text that does not name
/// them (content/language/must-state.csv).
/// </summary>
public sealed class MustStateWords
{
    private readonly Dictionary<string, List<Phrase>> concepts = [];

    /// <summary>Reads CSV text with the columns <c>concept</c> and <c>word</c>.</summary>
    public static MustStateWords Read(string csv)
    {
        var words = new MustStateWords();
        foreach (var row in Table.Read(csv))
        {
            if (!words.concepts.TryGetValue(row["concept"], out var list))
            {
                words.concepts[row["concept"]] = list = [];
            }

            var tokens = Tokens.Split(row["word"]);
            list.Add(new Phrase([.. tokens.Select(t => t.Key)], [.. tokens.Select(t => VietnameseText.Fold(t.Key))]));
        }

        return words;
    }

    /// <summary>The concepts that the question names, each with all its words, with their diacritics.</summary>
    internal IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> In(IReadOnlyList<QuestionWord> question) =>
    [
        .. concepts.Values
            .Where(phrases => phrases.Exists(p => Occurs(question, p)))
            .Select(phrases => (IReadOnlyList<IReadOnlyList<string>>)[.. phrases.Select(p => p.Words)]),
    ];

    /// <summary>A word alone must stand there as it is; in a phrase it may lack the diacritics that were not typed.</summary>
    private static bool IsMeant(QuestionWord word, Phrase phrase, int at) =>
        word.Key == phrase.Words[at] || (phrase.Words.Length > 1 && !word.HasTypedDiacritics && word.Folded == phrase.Folded[at]);

    private static bool Occurs(IReadOnlyList<QuestionWord> question, Phrase phrase)
    {
        for (var i = 0; i + phrase.Words.Length <= question.Count; i++)
        {
            var same = 0;
            while (same < phrase.Words.Length && IsMeant(question[i + same], phrase, same))
            {
                same++;
            }

            if (same == phrase.Words.Length)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Phrase(string[] Words, string[] Folded);
}
