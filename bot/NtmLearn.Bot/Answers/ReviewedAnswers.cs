using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>An answer that a person wrote and stands for.</summary>
/// <param name="Questions">Wordings that it answers.</param>
/// <param name="Owner">Who keeps it right.</param>
/// <param name="ReviewBy">From the day after, it is no longer given.</param>
/// <param name="Citation">Where the words stand that it leans on; null when they no longer do, and then it is not given.</param>
public sealed record ReviewedAnswer(
    string AnswerId,
    IReadOnlyList<string> Questions,
    string Text,
    string Owner,
    DateOnly ReviewBy,
    Citation? Citation)
{
    /// <summary>True when the quoted words are no longer in the document: its owner must look at it.</summary>
    public bool IsStale => Citation is null;
}

/// <summary>Finds the reviewed answer whose wordings are as good as the question.</summary>
public sealed class ReviewedAnswers
{
    /// <summary>How alike question and wording must be. High: a wrong match is a wrong answer in somebody's name.</summary>
    private const double Alike = 0.86;

    private readonly List<(ReviewedAnswer Answer, HashSet<string> Words)> wordings;

    public ReviewedAnswers(IReadOnlyList<ReviewedAnswer> answers)
    {
        All = answers;
        wordings = [.. answers.Where(a => !a.IsStale).SelectMany(a => a.Questions.Select(q => (a, WordsOf(q))))];
    }

    public static ReviewedAnswers None { get; } = new([]);

    public IReadOnlyList<ReviewedAnswer> All { get; }

    /// <summary>The answer, or null when none is near enough or its review is overdue.</summary>
    /// <param name="question">The question after repair.</param>
    public ReviewedAnswer? Find(string question, DateOnly today)
    {
        var words = WordsOf(question);
        var (best, likeness) = ((ReviewedAnswer?)null, 0.0);
        foreach (var (answer, wording) in wordings)
        {
            var shared = words.Count(wording.Contains);
            var dice = words.Count + wording.Count == 0 ? 0 : 2.0 * shared / (words.Count + wording.Count);
            if (dice > likeness && answer.ReviewBy >= today)
            {
                (best, likeness) = (answer, dice);
            }
        }

        return likeness >= Alike ? best : null;
    }

    /// <summary>Single words that say something, and pairs of neighbours, folded.</summary>
    private static HashSet<string> WordsOf(string question)
    {
        var tokens = Tokens.Split(question);
        var words = tokens.Select(t => TermBag.NumberKey(t.Folded)).ToList();
        return [.. words, .. words.Zip(words.Skip(1), (a, b) => $"{a} {b}")];
    }
}
