namespace NtmLearn.Language;

/// <summary>One form for numbers that are written in several: 05, 5 and năm; 1.000.000 and 1000000; 12,5 and 12.5.</summary>
public static class NumberForms
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Plain digits with a point for decimals and without leading zeros; anything that is not a number comes back unchanged.</summary>
    public static string Canonical(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (number.Length == 0 || !number.All(c => char.IsAsciiDigit(c) || c is '.' or ','))
        {
            return number;
        }

        var groups = number.Split('.', ',');
        if (groups.Any(g => g.Length == 0))
        {
            return number;
        }

        var grouped = groups.Length > 1 && groups[0].Length <= 3 && groups[0] != "0" && groups.Skip(1).All(g => g.Length == 3)
            && (groups.Length > 2 || number.Contains('.'));
        if (grouped)
        {
            return WithoutLeadingZeros(string.Concat(groups));
        }

        groups[0] = WithoutLeadingZeros(groups[0]);
        return string.Join('.', groups);
    }

    /// <summary>The number in words, from 0 to 99, or null.</summary>
    public static string? InWords(int value) => value switch
    {
        < 0 or > 99 => null,
        < 10 => Digits[value],
        10 => "mười",
        < 20 => $"mười {Unit(value % 10, "một")}",
        _ when value % 10 == 0 => $"{Digits[value / 10]} mươi",
        _ => $"{Digits[value / 10]} mươi {Unit(value % 10, "mốt")}",
    };

    /// <summary>Reads a number up to 99 at the start of these words (Key forms); <paramref name="length"/> is how many it takes.</summary>
    public static bool TryRead(IReadOnlyList<string> words, out int value, out int length)
    {
        (value, length) = (0, 0);
        if (words.Count == 0)
        {
            return false;
        }

        if (words[0] == "mười")
        {
            (value, length) = (10, 1);
        }
        else if (DigitOf(words[0]) is > 0 and var tens && words.Count > 1 && words[1] is "mươi" or "chục")
        {
            (value, length) = (tens * 10, 2);
        }
        else if (DigitOf(words[0]) is > 0 and var digit)
        {
            (value, length) = (digit, 1);
            return true;
        }
        else
        {
            return false;
        }

        if (length < words.Count && UnitOf(words[length]) is > 0 and var unit)
        {
            value += unit;
            length++;
        }

        return true;
    }

    /// <summary>True for words that numbers are made of, so that a number is not read from its middle.</summary>
    public static bool IsPartOfNumber(string word) =>
        DigitOf(word) > 0 || word is "mười" or "mươi" or "trăm" or "nghìn" or "ngàn" or "triệu" or "tỷ" or "tỉ";

    private static string Unit(int digit, string one) => digit switch
    {
        1 => one,
        5 => "lăm",
        _ => Digits[digit],
    };

    private static int DigitOf(string word) => word is "bẩy" ? 7 : word == "không" ? -1 : Array.IndexOf(Digits, word);

    private static int UnitOf(string word) => word switch
    {
        "mốt" => 1,
        "tư" => 4,
        "lăm" or "nhăm" => 5,
        _ => DigitOf(word),
    };

    private static string WithoutLeadingZeros(string digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }
}
