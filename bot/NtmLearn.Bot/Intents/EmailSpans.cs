using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Intents;

/// <summary>E-mail addresses, also spaced out ("a @ gmail . com") or spelled ("a còng gmail chấm com").</summary>
internal static class EmailSpans
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Plain = new(
        @"[a-z0-9._%+'-]{1,64} {0,2}@ {0,2}[a-z0-9-]{1,63}( {0,2}\. {0,2}[a-z0-9-]{2,63}){1,4}", Linear);

    private static readonly Regex Spelled = new(
        @"[a-z0-9._%+-]{2,64} ?[\[(]? ?(a cong|acong|a moc|at) ?[\])]? ?(gmail|yahoo|hotmail|outlook|icloud|email)" +
        @"( ?[\[(]? ?(\.|cham|dot) ?[\])]? ?(com|vn|net)){0,3}",
        Linear);

    public static void Find(string folded, List<MaskSpan> found)
    {
        if (folded.Contains('@'))
        {
            Add(Plain, folded, found);
        }

        if (folded.Contains("mail", StringComparison.Ordinal) || folded.Contains("yahoo", StringComparison.Ordinal)
            || folded.Contains("outlook", StringComparison.Ordinal) || folded.Contains("icloud", StringComparison.Ordinal))
        {
            Add(Spelled, folded, found);
        }
    }

    private static void Add(Regex pattern, string folded, List<MaskSpan> found)
    {
        foreach (var match in pattern.EnumerateMatches(folded))
        {
            found.Add(new MaskSpan(match.Index, match.Index + match.Length, PersonalDataKind.EmailAddress));
        }
    }
}
