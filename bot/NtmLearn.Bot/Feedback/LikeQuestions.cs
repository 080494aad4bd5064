using NtmLearn.Bot.Answers;
using NtmLearn.Language;

namespace NtmLearn.Bot.Feedback;

/// <summary>
/// Puts questions together that share most of their content words. Each joins the first group whose opening question is
/// near enough, so that the same questions in the same order give the same groups.
/// </summary>
internal static class LikeQuestions
{
    /// <summary>Part of the words of both that must be common.</summary>
    private const double Near = 0.5;

    /// <summary>Groups of ordinals into <paramref name="questions"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<string> questions)
    {
        var groups = new List<(HashSet<string> Words, List<int> Members)>();
        var byWord = new Dictionary<string, List<int>>();
        for (var i = 0; i < questions.Count; i++)
        {
            var words = ContentWords(questions[i]);
            var found = words.SelectMany(w => byWord.GetValueOrDefault(w) ?? [])
                .Distinct()
                .Select(g => (Group: g, Likeness: Likeness(words, groups[g].Words)))
                .Where(g => g.Likeness >= Near)
                .OrderByDescending(g => g.Likeness).ThenBy(g => g.Group)
                .Select(g => (int?)g.Group)
                .FirstOrDefault();
            found ??= words.Count == 0 && groups.FindIndex(g => g.Words.Count == 0) is >= 0 and var wordless ? wordless : null;
            if (found is { } known)
            {
                groups[known].Members.Add(i);
                continue;
            }

            foreach (var word in words)
            {
                (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(groups.Count);
            }

            groups.Add((words, [i]));
        }

        return [.. groups.Select(g => g.Members)];
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var common = one.Count(other.Contains);
        return (double)common / (one.Count + other.Count - common);
    }

    /// <summary>Without diacritics, so that both ways of typing meet; every word when none says much.</summary>
    private static HashSet<string> ContentWords(string question)
    {
        var tokens = Tokens.Split(question);
        var content = tokens
            .Where(t => LightWords.Importance(new QuestionWord(t.Key, t.Folded, t.Key != t.Folded, t.Kind == TokenKind.Number)) >= 1)
            .Select(t => t.Folded)
            .ToHashSet();
        return content.Count > 0 ? content : [.. tokens.Select(t => t.Folded)];
    }
}
