using NtmLearn.Language;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Accounts;

/// <summary>What somebody signs in with: a telephone number in E.164, an e-mail in lower case, or a plain name given by an operator.</summary>
public sealed record SignInName
{
    private SignInName(string text, bool isPhone, bool isEmail) => (Text, IsPhone, IsEmail) = (text, isPhone, isEmail);

    /// <summary>As accounts keep it.</summary>
    public string Text { get; }

    public bool IsPhone { get; }

    public bool IsEmail { get; }

    /// <summary>The form that the unique index is on.</summary>
    public string Normalised => Normalise(Text);

    /// <summary>Reads what was typed, in whatever way a number may be written; null when it is empty or far too long.</summary>
    public static SignInName? Parse(string? typed)
    {
        var text = VietnameseText.Normalise(typed ?? "").Trim();
        if (text.Length is 0 or > Account.EmailMaxLength)
        {
            return null;
        }

        return text.Contains('@') ? new SignInName(text.ToLowerInvariant(), false, true)
            : PhoneNumber.TryParse(text, out var phone) ? new SignInName(phone.E164, true, false)
            : new SignInName(text.ToLowerInvariant(), false, false);
    }

    public static string Normalise(string text) => text.ToUpperInvariant();
}
