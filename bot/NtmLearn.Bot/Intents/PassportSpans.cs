using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Intents;

/// <summary>Passport numbers: a letter and seven or eight digits after the word.</summary>
internal static class PassportSpans
{
    private static readonly Regex Passport = new(
        @"\b(ho chieu|passport)\b[^0-9\n]{0,20}?\b(?<number>[a-z][0-9]{7,8})\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static void Find(string folded, List<MaskSpan> found)
    {
        for (var match = Passport.Match(folded); match.Success; match = match.NextMatch())
        {
            var number = match.Groups["number"];
            found.Add(new MaskSpan(number.Index, number.Index + number.Length, PersonalDataKind.PassportNumber));
        }
    }
}
