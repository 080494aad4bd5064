namespace NtmLearn.Lms;

/// <summary>Addresses that people type in and others click on.</summary>
public static class WebLink
{
    public const int MaxLength = 500;

    /// <summary>What to say of one that is not valid.</summary>
    public const string Wrong = "Đường dẫn phải bắt đầu bằng https:// hoặc http:// và không quá 500 ký tự. Xin chép lại từ thanh địa chỉ.";

    /// <summary>Only pages: nothing that runs, opens a program or names the machine of the reader.</summary>
    public static bool IsValid(string link) =>
        link.Length <= MaxLength
        && Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && !link.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
