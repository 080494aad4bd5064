using System.Security.Cryptography;

namespace NtmLearn.Lms.Accounts;

/// <summary>Random texts that people read aloud and type: without 0 and O, 1, I and L, 5 and S, 8 and B, 2 and Z, U and V.</summary>
internal static class SecretText
{
    private const string Signs = "34679ACDEFGHJKMNPQRTWXY";

    /// <summary>So many signs, in groups of four with hyphens between.</summary>
    public static string New(int length) =>
        string.Join('-', RandomNumberGenerator.GetString(Signs, length).Chunk(4).Select(group => new string(group)));

    /// <summary>What was typed, as <see cref="New"/> writes it but for the hyphens.</summary>
    public static string Tidy(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
