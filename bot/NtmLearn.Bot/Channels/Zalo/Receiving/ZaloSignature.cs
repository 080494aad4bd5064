using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>
/// The signature of an event: <c>mac=</c> and the hexadecimal SHA-256 of application id, body, the body's timestamp and
/// the OA's secret key, one after the other (not an HMAC).
/// </summary>
internal static class ZaloSignature
{
    public const string Header = "X-ZEvent-Signature";
    private const string Prefix = "mac=";

    public static bool IsGood(string? header, ReadOnlySpan<byte> body, string timestamp, string appId, string oaSecretKey)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (header is null || !header.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), given, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != given.Length)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oaSecretKey));
        Span<byte> made = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(made);
        return CryptographicOperations.FixedTimeEquals(given, made);
    }
}
