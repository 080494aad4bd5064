using System.Globalization;

namespace NtmLearn.Bot.Intents;

/// <summary>What a row of digits can be, by its own structure and by what the words before it announce.</summary>
internal static class NumberShapes
{
    public static PersonalDataKind? KindOf(string digits, NumberMeaning meant, bool plus, int groups)
    {
        if (meant.Kind is { } announced && Fits(digits, announced, meant, groups))
        {
            return announced;
        }

        if (IsPhone(digits) || (plus && digits.Length is >= 9 and <= 15))
        {
            return PersonalDataKind.PhoneNumber;
        }

        if (IsIdentity(digits))
        {
            return PersonalDataKind.IdentityNumber;
        }

        return digits.Length is 16 or 19 && digits[0] is '4' or '5' or '9' && HasLuhnDigit(digits)
            ? PersonalDataKind.AccountNumber
            : null;
    }

    private static bool Fits(string digits, PersonalDataKind announced, NumberMeaning meant, int groups) => announced switch
    {
        PersonalDataKind.PhoneNumber => digits.Length is >= 7 and <= 11 && digits[0] != '0' && !IsHotline(digits) && (digits.Length >= 9 || groups <= 2),
        PersonalDataKind.IdentityNumber => digits.Length is 12 or 9,
        PersonalDataKind.AccountNumber => digits.Length >= (meant.IsExplicit ? 6 : 8),
        PersonalDataKind.PersonalCode => digits.Length is >= 10 and <= 15,
        _ => false,
    };

    private static bool IsHotline(string digits) =>
        digits.StartsWith("1900", StringComparison.Ordinal) || digits.StartsWith("1800", StringComparison.Ordinal);

    private static bool IsPhone(string digits)
    {
        var national = digits switch
        {
            ['0', '0', '8', '4', .. var rest] => Domestic(rest),
            ['8', '4', .. var rest] => Domestic(rest),
            _ => digits,
        };
        return national is ['0', '3' or '5' or '7' or '8' or '9', ..] && national.Length == 10
            || national is ['0', '2', not '0', ..] && national.Length is 10 or 11
            || national is ['0', '1', '2' or '6' or '8' or '9', ..] && national.Length == 11;
    }

    private static string Domestic(string rest) => rest.StartsWith('0') ? rest : "0" + rest;

    /// <summary>CCCD: province of birth registration 001–096, century and sex 0–3, year of birth, six more.</summary>
    private static bool IsIdentity(string digits) =>
        digits.Length == 12
        && digits[3] is >= '0' and <= '3'
        && int.Parse(digits.AsSpan(0, 3), CultureInfo.InvariantCulture) is >= 1 and <= 96;

    private static bool HasLuhnDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1)
            {
                value = value > 4 ? (value * 2) - 9 : value * 2;
            }

            sum += value;
        }

        return sum % 10 == 0;
    }
}
