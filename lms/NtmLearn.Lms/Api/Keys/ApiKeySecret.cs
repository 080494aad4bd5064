using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>A key as its holder writes it: <c>ntm_</c>, the prefix that finds it, <c>_</c>, the secret; hexadecimal digits.</summary>
internal sealed partial record ApiKeySecret(string Prefix, string Secret)
{
    public const string Start = "ntm_";
    private const int SecretBytes = 32;

    public static ApiKeySecret Create() => new(
        RandomNumberGenerator.GetHexString(ApiKey.PrefixLength, lowercase: true),
        RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true));

    /// <summary>Null when it is not written as ours are.</summary>
    public static ApiKeySecret? Parse(string text) => Written().Match(text) is { Success: true } match
        ? new ApiKeySecret(match.Groups["prefix"].Value, match.Groups["secret"].Value)
        : null;

    public byte[] Hash() => SHA256.HashData(Convert.FromHexString(Secret));

    public bool IsOf(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    public override string ToString() => $"{Start}{Prefix}_{Secret}";

    [GeneratedRegex(@"\Antm_(?<prefix>[0-9a-f]{12})_(?<secret>[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
