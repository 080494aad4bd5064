namespace NtmLearn.Lms.Papers;

/// <summary>I. for sections, 1. for clauses, a) to y) for points; each starts anew under the one above.</summary>
internal sealed class PaperNumbering
{
    /// <summary>The Vietnamese alphabet, with đ and without the vowels that carry a hat or a hook, as papers count.</summary>
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    private static readonly (int Value, string Numeral)[] Numerals = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    private int section;
    private int clause;
    private int point;

    public string NextSection()
    {
        (clause, point) = (0, 0);
        return Roman(++section);
    }

    public int NextClause()
    {
        point = 0;
        return ++clause;
    }

    public char NextPoint() => point < Letters.Length
        ? Letters[point++]
        : throw new InvalidOperationException($"A clause has at most {Letters.Length} points.");

    private static string Roman(int number)
    {
        var roman = "";
        foreach (var (value, numeral) in Numerals)
        {
            for (; number >= value; number -= value)
            {
                roman += numeral;
            }
        }

        return roman;
    }
}
