using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.Lms.Reference;

/// <summary>Identifiers that follow from what a thing is, so that two nodes, or the same file read again, give the same ones.</summary>
public static class StableId
{
    private const string Prefix = "ntmlearn";

    /// <summary>The identifier of a thing of a kind with a key; a UUID of version 8.</summary>
    /// <param name="key">What tells it apart, such as code and first day; a missing part is an empty text.</param>
    public static Guid Of(string kind, params ReadOnlySpan<string> key)
    {
        var text = string.Join('\u001F', (ReadOnlySpan<string>)[Prefix, kind, .. key]);
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
