using System.Security.Cryptography;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Codes by which somebody without an account finds an enrolment: eight signs that nobody takes for one another.</summary>
public static class ReceiptCodes
{
    public const int Length = 8;

    /// <summary>Without 0 O, 1 I L, 2 Z, 5 S, 8 B.</summary>
    private const string Signs = "34679ACDEFGHJKMNPQRTUVWXY";

    public static string Create() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>In two halves, as shown: <c>7KM4-XQ9T</c>.</summary>
    public static string Show(string code) => code.Length == Length ? $"{code[..4]}-{code[4..]}" : code;

    /// <summary>What was typed, with spaces, dashes and small letters; null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }
}
