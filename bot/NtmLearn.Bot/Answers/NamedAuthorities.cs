using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// Places and authorities called by their names ("Sở Y tế", "xã Phước Hảo") that the documents never name: an answer
/// about another one would be none.
/// </summary>
internal static class NamedAuthorities
{
    /// <summary>What a text must say itself before it answers: for each name, what stands for it.</summary>
    public static List<IReadOnlyList<IReadOnlyList<string>>> In(RepairedQuestion repaired, StatementIndex index)
    {
        var named = new List<IReadOnlyList<IReadOnlyList<string>>>();
        var tokens = repaired.Tokens;
        var isInCapitals = tokens.Count(StartsUpper) * 2 > tokens.Count;
        for (var i = 0; i + 1 < tokens.Count && !isInCapitals; i++)
        {
            if (AfterKind(tokens, i, index) is { } name)
            {
                named.Add([name, .. Together(tokens[i].Folded, i > 0 ? tokens[i - 1].Folded : "")]);
            }
        }

        // A name without its kind, in the middle of the question: "Tôi ở Cầu Kè".
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (IsName(tokens[i]) && IsName(tokens[i + 1]) && char.IsLower(tokens[i - 1].Typed.Text[0])
                && tokens[i - 1].Folded is not ("xa" or "pho" or "huyen" or "ap" or "phuong")
                && !index.Knows([tokens[i].Folded, tokens[i + 1].Folded]))
            {
                named.Add([[tokens[i].Folded, tokens[i + 1].Folded]]);
            }
        }

        return named;
    }

    /// <summary>The unknown name that follows a word such as "huyện"; null when none does.</summary>
    private static IReadOnlyList<string>? AfterKind(IReadOnlyList<RepairedToken> tokens, int at, StatementIndex index)
    {
        var (kind, next) = (tokens[at], tokens[at + 1]);
        if (kind.Folded is not ("so" or "xa" or "pho" or "huyen" or "ap" or "phuong" or "bo" or "tinh" or "chi" or "cuc"))
        {
            return null;
        }

        // In a message without capitals a department is known by its own word only.
        if (kind.Key == "sở" && at + 2 < tokens.Count && char.IsLower(next.Typed.Text[0]) && next.Typed.Kind == TokenKind.Syllable
            && LightWords.Importance(new QuestionWord(next.Key, next.Folded, true, false)) == 1
            && next.Folded is not ("ban" or "huu" or "thich" or "nganh") && VietnameseText.CouldBeSyllable(next.Folded) && !index.Knows(["so", next.Folded]))
        {
            return ["sở", next.Key, tokens[at + 2].Key];
        }

        if (!StartsUpper(next))
        {
            return null;
        }

        var name = tokens.Skip(at + 1).TakeWhile((t, k) => StartsUpper(t) || (k == 1 && kind.Folded == "so")).Take(3).Select(t => t.Folded).ToList();
        if (kind.Folded is "so" or "bo" or "cuc" && name.Count > 1 && !index.Knows([kind.Folded, .. name]))
        {
            return [kind.Folded, .. name];
        }

        return !name.Exists(index.Knows) || (name.Count > 1 && !index.Knows(name)) ? name : null;
    }

    /// <summary>What is said of all districts holds for the one that is named.</summary>
    private static IReadOnlyList<string>[] Together(string kind, string before) => (before, kind) switch
    {
        (_, "huyen") or ("thi", "xa") or ("thanh", "pho") => [["các", "huyện"]],
        _ => [],
    };

    private static bool StartsUpper(RepairedToken token) => char.IsUpper(token.Typed.Text[0]);

    private static bool IsName(RepairedToken token) =>
        token.Typed.Kind == TokenKind.Syllable && StartsUpper(token) && token.Typed.Text.Length > 1 && token.Typed.Text.Any(char.IsLower);
}
