using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Intents;

/// <summary>House addresses: a house number with its street. Hamlet, commune and district stay, a class is found by them.</summary>
internal static class AddressSpans
{
    private const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Number = @"(so )?[0-9]{1,5}[a-z]?([/\-][0-9]{1,5}[a-z]?){0,4}\b";

    private static readonly Regex HouseNumber = new(@"\b(so nha|nha so)[ :.]{1,3}(?<house>" + Number + ")", Linear);

    private static readonly Regex AtHome = new(
        @"\b(nha (toi|em|minh|tui|o|cua toi)|toi o|em o|minh o|tui o|dia chi nha|dia chi cua toi|thuong tru|tam tru|cu tru|cu ngu|ngu)" +
        @"( (tai|la|o|tai dia chi)){0,2}[ :,]{1,3}(?<house>(so [0-9]{1,5}[a-z]?([/\-][0-9]{1,5}[a-z]?){0,4}|[0-9]{1,5}[a-z]?(/[0-9]{1,5}[a-z]?){1,4})\b)",
        Linear);

    private static readonly HashSet<string> Streets = ["duong", "hem", "ngo", "kiet", "pho"];

    private static readonly HashSet<string> Ends =
    [
        "khom", "ap", "phuong", "xa", "tp", "huyen", "tinh", "thanh", "o", "toi", "muon", "co", "la", "sdt", "va", "quan", "thi", "so", "em", "cho",
        "can", "hoi", "xin", "thuoc", "tt", "tx", "to", "p", "q", "x", "h"
    ];

    public static void Find(string folded, List<MaskSpan> found)
    {
        Add(HouseNumber, folded, found);
        Add(AtHome, folded, found);
    }

    private static void Add(Regex pattern, string folded, List<MaskSpan> found)
    {
        for (var match = pattern.Match(folded); match.Success; match = match.NextMatch())
        {
            var house = match.Groups["house"];
            var end = EndOfStreet(folded, house.Index + house.Length);
            found.Add(new MaskSpan(house.Index, end, PersonalDataKind.HomeAddress));
        }
    }

    private static int EndOfStreet(string folded, int end)
    {
        var position = Skip(folded, end, " ,");
        var first = WordAt(folded, position);
        if (!Streets.Contains(first))
        {
            return end;
        }

        end = position + first.Length;
        for (var words = 0; words < 5; words++)
        {
            position = Skip(folded, end, " ");
            var word = WordAt(folded, position);
            if (position == end || word.Length == 0 || Ends.Contains(word))
            {
                break;
            }

            end = position + word.Length;
        }

        return end;
    }

    private static int Skip(string text, int position, string skipped)
    {
        while (position < text.Length && skipped.Contains(text[position]))
        {
            position++;
        }

        return position;
    }

    private static string WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 24 && (char.IsLetterOrDigit(text[end]) || text[end] == '/'))
        {
            end++;
        }

        return text[start..end];
    }
}
