using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Accounts;

/// <summary>Addresses of signing in and of one's own account.</summary>
public static class SignInPaths
{
    public const string SignIn = "/dang-nhap";
    public const string Code = "/dang-nhap/ma";
    public const string SignOut = "/dang-xuat";
    public const string Forgotten = "/quen-mat-khau";
    public const string NewPassword = "/quen-mat-khau/ma";
    public const string Own = "/tai-khoan";
    public const string Password = "/tai-khoan/mat-khau";
    public const string TwoFactors = "/tai-khoan/hai-lop";
    public const string Desk = "/ban-lam-viec";

    /// <summary>Name of the field and the query with the page to go back to.</summary>
    public const string Back = "tro-ve";

    /// <summary>The sign-in page, and back to a page afterwards.</summary>
    public static string ThenTo(string path) => SignIn + QueryString.Create(Back, path);

    /// <summary>A page of ours to go to after signing in: what was asked for when it is one, else the desk.</summary>
    public static string Safe(string? asked) => asked is ['/', ..] && asked is not ['/', '/' or '\\', ..]
        && !asked.Any(sign => char.IsControl(sign) || sign == '\\') && !asked.StartsWith(SignIn, StringComparison.Ordinal)
            ? asked
            : Desk;
}
