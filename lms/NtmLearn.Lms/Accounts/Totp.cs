using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace NtmLearn.Lms.Accounts;

/// <summary>
/// Codes of an authenticator app: RFC 6238 with SHA-1, six digits, thirty seconds, which is what every app can do. A clock
/// may be one step off. The step is told, so that a code that was seen over somebody's shoulder is not taken twice.
/// </summary>
public static class Totp
{
    private const int KeyBytes = 20;
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new key, in base 32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyBytes * 8 / 5);

    /// <summary>The code that an app shows at a moment.</summary>
    public static string Code(string key, DateTimeOffset at) => CodeOf(FromBase32(key), StepOf(at));

    /// <summary>The step whose code it is, later than the last one used; null when it is none.</summary>
    public static long? FindStep(string key, string code, DateTimeOffset now, long lastStep)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var bytes = FromBase32(key);
        var current = StepOf(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastStep && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(CodeOf(bytes, step)), System.Text.Encoding.ASCII.GetBytes(typed)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>What the picture for the app says.</summary>
    public static string Address(string key, string issuer, string user) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(user)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}";

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, value, length) = (0, 0, 0);
        foreach (var sign in text)
        {
            value = ((value << 5) | Base32.IndexOf(sign)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[length++] = (byte)(value >> bits);
            }
        }

        return bytes;
    }
}
