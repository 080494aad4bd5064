using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Lms.Files;
using SkiaSharp;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>Small pictures, another for each seed.</summary>
internal static class Pictures
{
    /// <param name="length">At least so many bytes; what follows a picture is passed over by whoever reads it.</param>
    public static byte[] Jpeg(int seed, int length = 0) => Of(SKEncodedImageFormat.Jpeg, seed, length);

    public static byte[] Png(int seed) => Of(SKEncodedImageFormat.Png, seed);

    public static byte[] WebP(int seed) => Of(SKEncodedImageFormat.Webp, seed);

    public static byte[] Of(string contentType, int seed) => contentType switch
    {
        PictureType.Jpeg => Jpeg(seed),
        PictureType.Png => Png(seed),
        _ => WebP(seed),
    };

    /// <summary>What is kept of a picture that was sent.</summary>
    public static byte[] Kept(byte[] sent) => CleanPicture.Of(sent)!.Bytes.ToArray();

    private static byte[] Of(SKEncodedImageFormat format, int seed, int length = 0)
    {
        using var bitmap = new SKBitmap(12, 8);
        bitmap.Erase(new SKColor((byte)(seed * 40), 120, 80));
        using var encoded = bitmap.Encode(format, 90);
        var bytes = encoded.ToArray();
        Array.Resize(ref bytes, Math.Max(length, bytes.Length));
        return bytes;
    }
}
