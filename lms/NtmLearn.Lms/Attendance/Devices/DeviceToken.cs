using System.Buffers.Text;
using System.Security.Cryptography;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>What a device shows: 32 random bytes in base64url. It travels behind the # of an address, which no server sees.</summary>
internal static class DeviceToken
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null when it is not written as ours are.</summary>
    public static byte[]? HashOf(string token) => token.Length == Length && Base64Url.IsValid(token)
        ? SHA256.HashData(Base64Url.DecodeFromChars(token))
        : null;
}
