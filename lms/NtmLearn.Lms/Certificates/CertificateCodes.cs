using System.Security.Cryptography;

namespace NtmLearn.Lms.Certificates;

/// <summary>
/// Codes of the public check page: 24 signs that nobody takes for one another, 111 bits by chance, so that no certificate is
/// found by trying.
/// </summary>
public static class CertificateCodes
{
    public const int Length = 24;
    private const int Group = 4;

    /// <summary>Without 0 O, 1 I L, 2 Z, 5 S, 8 B.</summary>
    private const string Signs = "34679ACDEFGHJKMNPQRTUVWXY";

    /// <summary>Looks like a code and is none, for previews.</summary>
    public const string Sample = "MAUMAUMAUMAUMAUMAUMAUMAU";

    public static string Create() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>In fours, as printed and in addresses: <c>7KM4-XQ9T-…</c>.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));

    /// <summary>What was typed, with spaces, dashes and small letters; null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length && code.All(Signs.Contains) ? code : null;
    }
}
