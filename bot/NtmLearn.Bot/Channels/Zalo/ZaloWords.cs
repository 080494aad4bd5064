using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>Which of Zalo's words may go into logs and on screens.</summary>
internal static partial class ZaloWords
{
    private const int Longest = 100;

    /// <summary>Empty when the words hold a longer number, since that may be a person's id or telephone.</summary>
    public static string Harmless(string? words) =>
        words is null || LongNumber().IsMatch(words) ? "" : words.ReplaceLineEndings(" ")[..Math.Min(words.Length, Longest)];

    [GeneratedRegex(@"\d{5}")]
    private static partial Regex LongNumber();
}
