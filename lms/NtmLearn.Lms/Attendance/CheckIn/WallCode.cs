using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>
/// What stands on the wall of a session during one step of time: the token in the QR code and the short code beneath it. Both
/// are made from the session's secret and the step alone, so nothing is stored and every node shows the same.
/// </summary>
/// <param name="Token">Session id and a proof of the step, 38 signs for an address.</param>
/// <param name="ShortCode">Six signs, none of which looks like another.</param>
public sealed record WallCode(string Token, string ShortCode)
{
    public const int ShortLength = 6;

    private const string Signs = "ACDEFGHJKMNPQRTUVWXY23456789";
    private const int IdLength = 22;
    private const int IdBytes = 16;
    private const int ProofBytes = 12;

    /// <summary>The step that an instant falls in.</summary>
    public static long StepAt(DateTime now, int seconds) => now.Ticks / TimeSpan.TicksPerSecond / seconds;

    /// <param name="secret">Of <see cref="Ledger.SessionBook"/>.</param>
    public static WallCode Of(Guid sessionId, string secret, long step)
    {
        var key = Convert.FromBase64String(secret);
        Span<byte> about = stackalloc byte[1 + IdBytes + sizeof(long)];
        sessionId.TryWriteBytes(about[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(about[(1 + IdBytes)..], step);
        var proof = HMACSHA256.HashData(key, about);
        about[0] = 1;
        var digits = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key, about));
        return new WallCode(
            Base64Url.EncodeToString(about.Slice(1, IdBytes)) + Base64Url.EncodeToString(proof.AsSpan(0, ProofBytes)),
            string.Create(ShortLength, digits, static (code, number) =>
            {
                for (var i = 0; i < code.Length; i++, number /= (ulong)Signs.Length)
                {
                    code[i] = Signs[(int)(number % (ulong)Signs.Length)];
                }
            }));
    }

    /// <summary>Whose token it says it is; nothing is proven yet.</summary>
    public static Guid? SessionOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        Span<byte> id = stackalloc byte[IdBytes];
        return token.Length > IdLength && Base64Url.IsValid(token.AsSpan(0, IdLength)) && Base64Url.TryDecodeFromChars(token.AsSpan(0, IdLength), id, out var length) && length == IdBytes
            ? new Guid(id, bigEndian: true)
            : null;
    }

    /// <summary>A short code as somebody typed it, in any case, with spaces and dashes; null when it cannot be one.</summary>
    public static string? ReadShort(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var code = string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '.')).Select(char.ToUpperInvariant).Select(Meant));
        return code.Length == ShortLength && code.All(Signs.Contains) ? code : null;
    }

    /// <summary>In two groups, as it is easiest to copy.</summary>
    public static string Show(string shortCode) => $"{shortCode[..3]} {shortCode[3..]}";

    /// <summary>The sign that was misread as one that codes do not have.</summary>
    private static char Meant(char sign) => sign switch { 'B' => '8', 'S' => '5', 'Z' => '2', _ => sign };
}
