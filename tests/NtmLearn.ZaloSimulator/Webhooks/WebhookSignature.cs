using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>Zalo signs with a plain hash over a concatenation, not with an HMAC.</summary>
public static class WebhookSignature
{
    public const string Header = "X-ZEvent-Signature";

    public static string Sign(string appId, string rawBody, string timestamp, string oaSecretKey) =>
        "mac=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appId + rawBody + timestamp + oaSecretKey)));
}
