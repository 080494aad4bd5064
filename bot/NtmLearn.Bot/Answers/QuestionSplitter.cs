using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Parts several questions in one message.</summary>
internal static partial class QuestionSplitter
{
    private const int MostParts = 4;

    /// <summary>The questions in order; a stretch without a question word of its own stays with the one before it.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (Match match in Joint().Matches(text))
        {
            var before = text[start..match.Index];
            var after = text[(match.Index + match.Length)..];
            if (IsQuestion(before) && IsQuestion(Joint().Split(after)[0]))
            {
                parts.Add(before.Trim());
                start = match.Index + match.Length;
            }
        }

        parts.Add(text[start..].Trim());
        parts.RemoveAll(p => p.Length == 0);
        return parts.Count > MostParts ? [.. parts.Take(MostParts - 1), string.Join(", ", parts.Skip(MostParts - 1))] : parts;
    }

    private static bool IsQuestion(string part) =>
        part.Count(char.IsLetter) > 3 && ((QuestionWords.Find(part) & ~(QuestionKinds.YesNo | QuestionKinds.Result)) != 0 || QuestionWords.Ordinal(part) is not null);

    [GeneratedRegex(@"\?+\s*|;\s+|\n+|,\s+|\s+(và|với lại|rồi|còn|với(?=\s+(mấy|bao nhiêu|ai|đâu|khi nào)\b))\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}
