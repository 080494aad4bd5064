using System.Globalization;
using System.Security.Cryptography;

namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>Random ids: a site that remembers what it has seen must not meet the same id after the simulator starts anew.</summary>
internal static class Identifiers
{
    public static string Message() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    public static string Secret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    /// <summary>18 digits: more than a double can hold.</summary>
    public static string Number(char first) =>
        first + RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture)
              + RandomNumberGenerator.GetInt32(1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
}
