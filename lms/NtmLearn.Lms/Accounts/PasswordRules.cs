using NtmLearn.Language;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// What a password must be: long, not one that everybody tries first, and not one's own name or number. No rules of
/// composition and no expiry, since these only make people write it down.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    public const string Hint = "Ít nhất 10 ký tự. Nên dùng vài từ dễ nhớ ghép lại. Không dùng tên hay số điện thoại của mình.";

    private const int ShortestName = 4;

    // What stays of a common password without digits and signs, and digits alone that are common.
    private static readonly HashSet<string> CommonWords =
    [
        "", "matkhau", "matkhaumoi", "matkhaucuatoi", "password", "passwords", "passw", "pass", "passwd", "admin", "administrator", "quantri",
        "quantrivien", "user", "root", "test", "welcome", "letmein", "changeme", "qwerty", "qwertyuiop", "qwertyui", "asdfghjkl", "zxcvbnm",
        "qwertyuiopasdfghjkl", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc", "iloveyou", "loveyou", "princess", "sunshine", "dragon", "monkey",
        "football", "baseball", "superman", "batman", "starwars", "abc", "abcd", "abcde", "abcdef", "abcdefgh", "abcdefghij", "a", "aa", "p",
        "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "yeuemnhieu", "anhyeuemnhieu", "toiyeuvietnam", "vietnam", "vietnamvodich", "saigon", "hanoi",
        "travinh", "vinhlong", "bentre", "cantho", "nongthonmoi", "ntm", "ntmlearn", "tinhtravinh", "tinhvinhlong", "khongbiet", "khongco",
        "khongnho", "dangnhap", "taikhoan", "xinchao", "camon", "giadinh", "hanhphuc", "connguoi", "congviec", "chuyendoiso", "congnghe",
        "mothaiba", "mothaibabon", "motgahai", "samsung", "iphone", "facebook", "zalo", "google", "internet", "computer", "whatever",
    ];

    /// <summary>What is wrong with it, in a sentence for its owner; null when nothing is.</summary>
    /// <param name="own">The owner's names, numbers and addresses; nulls are left out.</param>
    public static string? Check(string password, params IEnumerable<string?> own)
    {
        if (password.Length < MinLength)
        {
            return $"Mật khẩu phải có ít nhất {MinLength} ký tự. Xin ghép thêm một vài từ.";
        }

        if (password.Length > MaxLength)
        {
            return $"Mật khẩu dài nhất là {MaxLength} ký tự. Xin rút ngắn lại.";
        }

        var folded = VietnameseText.Fold(password);
        if (IsCommon(folded))
        {
            return "Mật khẩu này quá phổ biến, người khác dễ đoán ra. Xin chọn vài từ không liên quan ghép lại.";
        }

        return own.Any(o => o is not null && Contains(folded, VietnameseText.Fold(o)))
            ? "Mật khẩu không được chứa tên, số điện thoại hay địa chỉ thư của mình. Xin chọn từ khác."
            : null;
    }

    private static bool IsCommon(string folded)
    {
        var letters = string.Concat(folded.Where(char.IsAsciiLetter));
        var digits = folded.Length - letters.Length;
        return folded.Distinct().Count() < 4
            || IsRun(folded)
            || (letters.Length > 0 && IsRun(letters) && letters.Length < MinLength)
            || (CommonWords.Contains(letters) && digits < MinLength + 4)
            || (letters.Length % 2 == 0 && letters.Length > 0 && letters[..(letters.Length / 2)] == letters[(letters.Length / 2)..]
                && CommonWords.Contains(letters[..(letters.Length / 2)]));
    }

    /// <summary>1234567890, 9876543210, abcdefghij.</summary>
    private static bool IsRun(string text) => text.Length > 1
        && (text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First == 1 || (pair.First, pair.Second) is ('9', '0'))
            || text.Zip(text.Skip(1)).All(pair => pair.First - pair.Second == 1 || (pair.First, pair.Second) is ('0', '9')));

    private static bool Contains(string folded, string own)
    {
        var local = own.Contains('@') ? own[..own.IndexOf('@')] : own;
        var digits = string.Concat(own.Where(char.IsAsciiDigit));
        if (digits.Length >= 9 && string.Concat(folded.Where(char.IsAsciiDigit)).Contains(digits[^9..], StringComparison.Ordinal))
        {
            return true;
        }

        var name = string.Concat(local.Where(char.IsAsciiLetterOrDigit));
        return name.Length >= ShortestName && string.Concat(folded.Where(char.IsAsciiLetterOrDigit)).Contains(name, StringComparison.Ordinal);
    }
}
