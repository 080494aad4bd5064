using NtmLearn.Bot.Channels.Zalo.Pictures;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>Bytes that begin as pictures do.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int seed, int length = 2000) => Of([0xFF, 0xD8, 0xFF, 0xE0], seed, length);

    public static byte[] Png(int seed, int length = 2000) => Of([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], seed, length);

    public static byte[] WebP(int seed) => Of([.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8], seed, 2000);

    public static byte[] Of(string contentType, int seed) => contentType switch
    {
        PictureType.Jpeg => Jpeg(seed),
        PictureType.Png => Png(seed),
        _ => WebP(seed),
    };

    private static byte[] Of(byte[] start, int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        start.CopyTo(bytes, 0);
        return bytes;
    }
}
