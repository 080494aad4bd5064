using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.ZaloSimulator.OAuth;

/// <summary>The proof that who exchanges a code is who asked for it.</summary>
public static class Pkce
{
    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));
}
