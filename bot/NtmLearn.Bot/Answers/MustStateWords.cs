using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// Matters such as repeal, punishment or payment, on which nothing may be concluded from a text that does not name
/// them (content/language/must-state.csv).
/// </summary>
public sealed class MustStateWords
{
    private readonly Dictionary<string, List<string[]>> concepts = [];

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

            list.Add([.. Tokens.Split(row["word"]).Select(t => t.Key)]);
        }

        return words;
    }

    /// <summary>The concepts that the question names, each with all its words, with their diacritics.</summary>
    internal IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> In(IReadOnlyList<QuestionWord> question) =>
    [
        .. concepts.Values
            .Where(words => words.Exists(run => Occurs(question, run)))
            .Select(words => (IReadOnlyList<IReadOnlyList<string>>)[.. words]),
    ];

    /// <summary>A word alone must stand there as it is; in a phrase it may lack the diacritics that were not typed.</summary>
    private static bool IsMeant(QuestionWord word, string[] run, int at) =>
        word.Key == run[at] || (run.Length > 1 && !word.HasTypedDiacritics && word.Folded == VietnameseText.Fold(run[at]));

    private static bool Occurs(IReadOnlyList<QuestionWord> question, string[] run)
    {
        for (var i = 0; i + run.Length <= question.Count; i++)
        {
            var same = 0;
            while (same < run.Length && IsMeant(question[i + same], run, same))
            {
                same++;
            }

            if (same == run.Length)
            {
                return true;
            }
        }

        return false;
    }
}
