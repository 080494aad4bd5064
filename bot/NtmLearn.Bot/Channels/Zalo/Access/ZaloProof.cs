using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>What shows Zalo that whoever calls is whoever asked.</summary>
internal static class ZaloProof
{
    /// <summary>43 signs, as RFC 7636 has it.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Goes with the consent; its verifier goes with the exchange.</summary>
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));

    /// <summary>The header <c>appsecret_proof</c>.</summary>
    public static string OfAppSecret(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));
}
