using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Numbers as they are written here: 1.234.567 and 12,5.</summary>
internal static partial class TypedNumber
{
    /// <summary>Digits, in groups of three divided by dots or spaces, or in one run.</summary>
    public static long? Whole(string typed) =>
        WholeShape().IsMatch(typed)
        && long.TryParse(Digits(typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Whole đồng, perhaps with the unit behind.</summary>
    public static long? Money(string typed) => Whole(CurrencyUnit().Replace(typed, "")) is >= 0 and var amount ? amount : null;

    /// <summary>
    /// With a comma or a dot before the fraction. A single dot before three digits could mean thousands or a fraction
    /// (1.234): that is nobody's to guess, so it is not taken.
    /// </summary>
    public static decimal? Fraction(string typed)
    {
        var plain = GroupedFraction().IsMatch(typed) ? Digits(typed).Replace(',', '.')
            : PlainFraction().IsMatch(typed) && !IsAmbiguous(typed) ? typed.Replace(',', '.')
            : null;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Whether a number can be read as thousands and as a fraction.</summary>
    public static bool IsAmbiguous(string typed) => AmbiguousShape().IsMatch(typed);

    private static string Digits(string typed) =>
        string.Concat(typed.Where(letter => char.IsAsciiDigit(letter) || letter is '-' or ','));

    [GeneratedRegex(@"^-?([0-9]{1,18}|[0-9]{1,3}([. \u00A0][0-9]{3}){1,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeShape();

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3}){1,5}(,[0-9]{1,9})$|^-?[0-9]{1,3}(\.[0-9]{3}){2,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedFraction();

    [GeneratedRegex(@"^-?[0-9]{1,15}([.,][0-9]{1,9})?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainFraction();

    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}\.[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousShape();

    [GeneratedRegex(@"\s*(đ|₫|đồng|vnđ|vnd)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyUnit();
}
