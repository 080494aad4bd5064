using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>
/// Four digits shown as text to be typed back: keeps slips and simple machines out without asking for a telephone. The page
/// carries the sealed digits, bound to the form's key, so the server keeps nothing.
/// </summary>
public sealed class TypedNumberProof(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("NtmLearn.Enrolments.TypedNumber");

    /// <summary>Digits to show, and their seal for a hidden field.</summary>
    public (string Digits, string Seal) Create(string formKey)
    {
        var digits = RandomNumberGenerator.GetString("0123456789", 4);
        return (digits, protector.Protect($"{formKey}|{digits}|{clock.UtcNow.Ticks}"));
    }

    /// <summary>Whether these are the digits shown with this form not long ago.</summary>
    public bool IsRight(string formKey, string? seal, string typed)
    {
        try
        {
            var parts = protector.Unprotect(seal ?? "").Split('|');
            return parts is [var key, var digits, var ticks]
                && key == formKey
                && digits == string.Concat(typed.Where(char.IsDigit))
                && clock.UtcNow - new DateTime(long.Parse(ticks, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc) < ValidFor;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
