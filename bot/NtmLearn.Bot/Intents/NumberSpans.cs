using System.Text;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Phone, identity, account and personal-code numbers. Digits are read in groups over spaces, dots and dashes, so that
/// "0 9 1 2 . 345-678" is one number; dates, years, money and document numbers are stepped over first.
/// </summary>
internal static class NumberSpans
{
    private const int MaxDigits = 19;
    private const int MaxSeparator = 3;

    /// <summary>A group of adjacent digits; <paramref name="Before"/> holds what separates it from the group before.</summary>
    private readonly record struct Group(int Start, int End, string Digits, string Before);

    public static void Find(string folded, IReadOnlyList<MaskSpan> placed, List<MaskSpan> found)
    {
        var context = new NumberContext(folded, placed);
        var position = 0;
        while (position < folded.Length)
        {
            if (!char.IsAsciiDigit(folded[position]))
            {
                position++;
                continue;
            }

            var run = ReadRun(folded, position);
            FindInRun(folded, run, context, found);
            position = run[^1].End;
        }
    }

    private static List<Group> ReadRun(string folded, int position)
    {
        var run = new List<Group>();
        var separatorStart = position;
        while (true)
        {
            var end = position;
            while (end < folded.Length && char.IsAsciiDigit(folded[end]))
            {
                end++;
            }

            run.Add(new Group(position, end, folded[position..end], folded[separatorStart..position]));
            separatorStart = end;
            position = end;
            while (position < folded.Length && position - end < MaxSeparator && IsSeparator(folded[position]))
            {
                position++;
            }

            var separated = position > end && position < folded.Length && char.IsAsciiDigit(folded[position]);
            if (!separated || (position - end > 1 && folded.AsSpan(end, position - end).ContainsAny(',', '/')))
            {
                return run;
            }
        }
    }

    private static bool IsSeparator(char letter) => letter is ' ' or '\t' or '.' or '-' or '(' or ')' or '_' or ',' or '/' or '~' or '*';

    private static void FindInRun(string folded, List<Group> run, NumberContext context, List<MaskSpan> found)
    {
        var index = 0;
        while (index < run.Count)
        {
            var stepped = DocumentNumber(folded, run, index) ?? Date(run, index);
            if (stepped is { } next)
            {
                context.Passed(run[next - 1].End);
                index = next;
                continue;
            }

            var meant = context.At(run[index].Start);
            if (Money(folded, run, index, meant) is { } afterMoney)
            {
                context.Passed(run[afterMoney - 1].End);
                index = afterMoney;
                continue;
            }

            if (Personal(folded, run, index, meant) is { } hit)
            {
                var span = new MaskSpan(StartOf(folded, run[index]), run[hit.Next - 1].End, hit.Kind);
                found.Add(span);
                context.Masked(span);
                index = hit.Next;
                continue;
            }

            context.Passed(run[index].End);
            index++;
        }
    }

    /// <summary>The plus sign and opening bracket belong to the number.</summary>
    private static int StartOf(string folded, Group group)
    {
        var start = group.Start;
        while (start > 0 && folded[start - 1] is '+' or '(' && group.Start - start < 2)
        {
            start--;
        }

        return start;
    }

    /// <summary>38/KH-UBND, 13/2023/NĐ-CP, 1417-QĐ: numbers joined by strokes that end before letters.</summary>
    private static int? DocumentNumber(string folded, List<Group> run, int index)
    {
        var last = index;
        while (last + 1 < run.Count && run[last + 1].Before is "/" or "-" && last - index < 2)
        {
            last++;
        }

        for (; last >= index; last--)
        {
            var end = run[last].End;
            if (end + 1 < folded.Length && folded[end] is '/' && char.IsLetter(folded[end + 1]))
            {
                return last + 1;
            }
        }

        return null;
    }

    private static int? Date(List<Group> run, int index)
    {
        if (IsYear(run[index].Digits) && index + 1 < run.Count && IsYear(run[index + 1].Digits))
        {
            return index + 2;
        }

        if (index + 2 < run.Count && run[index + 1].Before.Trim() is "/" or "-" or "."
            && run[index + 2].Before.Trim() == run[index + 1].Before.Trim()
            && IsDayOrMonth(run[index].Digits, 31) && IsDayOrMonth(run[index + 1].Digits, 12) && IsYear(run[index + 2].Digits))
        {
            return index + 3;
        }

        return null;
    }

    private static bool IsYear(string digits) => digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    private static bool IsDayOrMonth(string digits, int max) => digits.Length <= 2 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var value && value >= 1 && value <= max;

    /// <summary>1.000.000, 1 000 000 đồng, 500000000đ; but 334.567.890 after "CMND" is no money.</summary>
    private static int? Money(string folded, List<Group> run, int index, NumberMeaning meant)
    {
        var next = index + 1;
        if (run[index].Digits.Length <= 3 && run[index].Digits[0] != '0')
        {
            while (next < run.Count && run[next].Digits.Length == 3 && run[next].Before is "." or "," or " "
                && run[next].Before == run[index + 1].Before)
            {
                next++;
            }
        }

        var grouped = next - index >= 2;
        if (NumberContext.CountsSomething(folded, run[next - 1].End) && (grouped || run[index].Digits[0] != '0'))
        {
            return next;
        }

        return grouped && run[index + 1].Before != " " && !meant.IsExplicit ? next : null;
    }

    private static (PersonalDataKind Kind, int Next)? Personal(string folded, List<Group> run, int index, NumberMeaning meant)
    {
        var plus = run[index].Start > 0 && (folded[run[index].Start - 1] == '+'
            || (run[index].Start > 1 && folded[run[index].Start - 1] == '(' && folded[run[index].Start - 2] == '+'));

        // Digit by digit: the whole row is one number, if any.
        var singles = index;
        while (singles < run.Count && singles - index <= MaxDigits && run[singles].Digits.Length == 1)
        {
            singles++;
        }

        if (singles - index is >= 9 and <= MaxDigits
            && NumberShapes.KindOf(Join(run, index, singles), meant, plus, 2) is { } spelled)
        {
            return (spelled, singles);
        }

        var joined = new StringBuilder();
        (PersonalDataKind Kind, int Next)? best = null;
        for (var next = index; next < run.Count; next++)
        {
            joined.Append(run[next].Digits);
            if (joined.Length > MaxDigits)
            {
                break;
            }

            var strokes = next > index && run[next].Before is "/" or ",";
            if (strokes && run[index].Digits.Length < 3)
            {
                break;
            }

            if (NumberShapes.KindOf(joined.ToString(), meant, plus, next - index + 1) is { } kind)
            {
                best = (kind, next + 1);
                if (!meant.TakesLongest(kind))
                {
                    break;
                }
            }
        }

        return best;
    }

    private static string Join(List<Group> run, int from, int to) =>
        string.Concat(run.Skip(from).Take(to - from).Select(group => group.Digits));
}
