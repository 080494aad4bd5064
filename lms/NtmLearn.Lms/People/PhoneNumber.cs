using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace NtmLearn.Lms.People;

/// <summary>
/// A telephone number in E.164, however it was typed. A household may share one, so it identifies nobody.
/// </summary>
public sealed record PhoneNumber
{
    /// <summary>A plus sign and fifteen digits.</summary>
    public const int MaxLength = 16;

    private const string Home = "VN";
    private const string HomePrefix = "+84";
    private const int ShortestNumber = 7;
    private const int LongestNumber = 15;

    // Mobile numbers had eleven digits until November 2018; lists older than that still hold them.
    private static readonly Dictionary<string, string> OldMobilePrefixes = new()
    {
        ["0162"] = "032",
        ["0163"] = "033",
        ["0164"] = "034",
        ["0165"] = "035",
        ["0166"] = "036",
        ["0167"] = "037",
        ["0168"] = "038",
        ["0169"] = "039",
        ["0120"] = "070",
        ["0121"] = "079",
        ["0122"] = "077",
        ["0126"] = "076",
        ["0128"] = "078",
        ["0123"] = "083",
        ["0124"] = "084",
        ["0125"] = "085",
        ["0127"] = "081",
        ["0129"] = "082",
        ["0186"] = "056",
        ["0188"] = "058",
        ["0199"] = "059",
    };

    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>+84912345678.</summary>
    public string E164 { get; }

    /// <summary>As people here write it: 0912 345 678, 0294 385 5123; numbers of other countries with their code.</summary>
    public string National
    {
        get
        {
            if (!E164.StartsWith(HomePrefix, StringComparison.Ordinal))
            {
                return PhoneNumberUtil.GetInstance().Format(PhoneNumberUtil.GetInstance().Parse(E164, null), PhoneNumberFormat.INTERNATIONAL);
            }

            var digits = "0" + E164[HomePrefix.Length..];
            return $"{digits[..^6]} {digits[^6..^3]} {digits[^3..]}";
        }
    }

    /// <summary>The beginning and the last three digits: enough to recognise one's own, too little to call: 0912 *** 678.</summary>
    public string Masked
    {
        get
        {
            var number = National;
            return $"{number[..Math.Min(4, number.Length - 3)].TrimEnd()} *** {number[^3..]}";
        }
    }

    /// <summary>True for a mobile number of this country: messages reach it.</summary>
    public bool IsMobile => E164.Length == 12 && E164.StartsWith(HomePrefix, StringComparison.Ordinal) && E164[3] is '3' or '5' or '7' or '8' or '9';

    /// <summary>
    /// Reads a number as found in forms and lists: spaces, dots, hyphens and brackets, 84 or +84 or 0084 before it, full-width
    /// digits, a leading zero that a spreadsheet ate, mobile numbers of before 2018. Numbers of other countries need their +.
    /// </summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PhoneNumber? number, out PhoneNumberError? error)
    {
        number = null;
        error = Digits(typed, out var digits) ?? Complete(ref digits);
        if (error is null)
        {
            error = Check(digits, out var e164);
            number = error is null ? new PhoneNumber(e164!) : null;
        }

        return number is not null;
    }

    /// <summary>As the longer form, for callers that need no reason.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PhoneNumber? number) => TryParse(typed, out number, out _);

    /// <summary>A number already kept in E.164.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PhoneNumber FromE164(string e164) => e164 is ['+', ..] && TryParse(e164, out var number) && number.E164 == e164
        ? number
        : throw new FormatException("A kept telephone number is in E.164.");

    /// <summary>What is wrong and what to do, for the person who typed it.</summary>
    public static string Explain(PhoneNumberError error) => error switch
    {
        PhoneNumberError.Empty => "Chưa có số điện thoại.",
        PhoneNumberError.NotANumber => "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.",
        PhoneNumberError.TooShort => "Số điện thoại thiếu chữ số. Số di động có 10 chữ số, ví dụ 0912 345 678.",
        PhoneNumberError.TooLong => "Số điện thoại thừa chữ số. Số di động có 10 chữ số, ví dụ 0912 345 678.",
        PhoneNumberError.Hotline => "Đây là số tổng đài, không phải số của một người. Hãy ghi số di động hoặc số máy bàn.",
        PhoneNumberError.NotInUse => "Không có nhà mạng nào dùng đầu số này. Hãy xem lại số điện thoại.",
        PhoneNumberError.SeveralNumbers => "Ô này có hơn một số điện thoại. Hãy chỉ để lại một số.",
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };

    public override string ToString() => Masked;

    /// <summary>What is left of separators: digits, a plus before them where one was typed.</summary>
    private static PhoneNumberError? Digits(string? typed, out string digits)
    {
        var kept = new StringBuilder();
        foreach (var sign in (typed ?? "").Trim())
        {
            if (char.IsDigit(sign))
            {
                kept.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)));
            }
            else if (sign is '+' or '\uFF0B')
            {
                kept.Append('+');
            }
            else if (sign is '/' or ';' or ',' or '\n')
            {
                kept.Append('/');
            }
            else if (!IsSeparator(sign))
            {
                digits = "";
                return PhoneNumberError.NotANumber;
            }
        }

        digits = kept.ToString().Trim('/');
        var plus = digits.LastIndexOf('+');
        if (digits.Contains('/'))
        {
            var parts = digits.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return parts.Count(p => p.Length >= ShortestNumber) > 1 ? PhoneNumberError.SeveralNumbers : PhoneNumberError.NotANumber;
        }

        if (digits.Length == 0 && string.IsNullOrWhiteSpace(typed))
        {
            return PhoneNumberError.Empty;
        }

        return plus > 0 || digits.Length == plus + 1 ? PhoneNumberError.NotANumber : null;
    }

    private static bool IsSeparator(char sign) => char.IsWhiteSpace(sign)
        || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format
        || sign is '.' or '\uFF0E' or '(' or ')' or '\'' or '\u2019' or '\u00B7';

    /// <summary>Gives a home number its leading zero and its present prefix; numbers with a plus stay, but for a home one.</summary>
    private static PhoneNumberError? Complete(ref string digits)
    {
        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = "+" + digits[2..];
        }

        var isHome = digits.StartsWith(HomePrefix, StringComparison.Ordinal);
        if (digits[0] == '+' && !isHome)
        {
            return null;
        }

        var local = isHome ? digits[HomePrefix.Length..]
            : digits.StartsWith("84", StringComparison.Ordinal) && digits.Length >= 11 ? digits[2..]
            : digits;
        if (IsHotline(local.TrimStart('0')))
        {
            return PhoneNumberError.Hotline;
        }

        // What a spreadsheet takes for a number loses its zero; so does what follows +84.
        local = local.StartsWith('0') ? local : "0" + local;
        if (local.Length == 11 && OldMobilePrefixes.TryGetValue(local[..4], out var prefix))
        {
            local = prefix + local[4..];
        }

        digits = HomePrefix + local[1..];
        if (local.Length < ShortestNumber)
        {
            return PhoneNumberError.TooShort;
        }

        if (local.Length == 11 && local[1] == '1')
        {
            return PhoneNumberError.NotInUse;
        }

        // Landlines, area code and all, have eleven digits; everyone else has ten.
        var length = local[1] == '2' ? 11 : 10;
        return local.Length < length ? PhoneNumberError.TooShort : local.Length > length ? PhoneNumberError.TooLong : null;
    }

    /// <summary>1800 or 1900 and four or six more.</summary>
    private static bool IsHotline(string local) =>
        local.Length is 8 or 10 && (local.StartsWith("1800", StringComparison.Ordinal) || local.StartsWith("1900", StringComparison.Ordinal));

    private static PhoneNumberError? Check(string digits, out string? e164)
    {
        e164 = null;
        if (digits.Length - 1 is < ShortestNumber or > LongestNumber)
        {
            return digits.Length - 1 < ShortestNumber ? PhoneNumberError.TooShort : PhoneNumberError.TooLong;
        }

        var library = PhoneNumberUtil.GetInstance();
        PhoneNumbers.PhoneNumber parsed;
        try
        {
            parsed = library.Parse(digits, Home);
        }
        catch (NumberParseException)
        {
            return PhoneNumberError.NotInUse;
        }

        switch (library.IsPossibleNumberWithReason(parsed))
        {
            case PhoneNumberUtil.ValidationResult.TOO_SHORT or PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
                return PhoneNumberError.TooShort;
            case PhoneNumberUtil.ValidationResult.TOO_LONG:
                return PhoneNumberError.TooLong;
        }

        switch (library.GetNumberType(parsed))
        {
            case PhoneNumberType.UNKNOWN:
                return PhoneNumberError.NotInUse;
            case PhoneNumberType.TOLL_FREE or PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST or PhoneNumberType.UAN:
                return PhoneNumberError.Hotline;
        }

        e164 = library.Format(parsed, PhoneNumberFormat.E164);
        return null;
    }
}
