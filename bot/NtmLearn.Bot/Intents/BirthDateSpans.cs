using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Dates that the words call a date of birth. A bare year counts only beside "I": "người sinh năm 1960 có được học
/// không" asks about everybody of that year.
/// </summary>
internal static class BirthDateSpans
{
    private const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Whole = new(
        @"\b(sinh ngay|ngay sinh|ngay thang nam sinh|ngay thang sinh|sinh nhat|nam sinh|sinh|sn|dob|date of birth|born on|born|birthday)\b" +
        @"[ :.,=()-]{0,4}((la|ngay|vao|vao ngay|la ngay|cua toi la|toi la|cua em la|on|is)[ :]{1,2})?" +
        @"(?<date>[0-9]{1,2} ?[/.\- ] ?[0-9]{1,2} ?[/.\- ] ?([0-9]{4}|[0-9]{2})\b" +
        @"|[0-9]{1,2},? thang [0-9]{1,2},? (nam )?[0-9]{4}\b|(19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\b)",
        Linear);

    private static readonly Regex OwnYear = new(
        @"\b(toi|em|minh|tui|chau|tao|t|e)( (ten|la)( [\p{L}\uE000]{1,16}){1,6},?)? (sinh nam|sn|nam sinh)( la)?:? (?<date>(19|20)[0-9]{2})\b",
        Linear);

    public static void Find(string folded, List<MaskSpan> found)
    {
        Add(Whole, folded, found);
        Add(OwnYear, folded, found);
    }

    private static void Add(Regex pattern, string folded, List<MaskSpan> found)
    {
        for (var match = pattern.Match(folded); match.Success; match = match.NextMatch())
        {
            var date = match.Groups["date"];
            found.Add(new MaskSpan(date.Index, date.Index + date.Length, PersonalDataKind.DateOfBirth));
        }
    }
}
