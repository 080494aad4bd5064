using SkiaSharp;

namespace NtmLearn.Lms.Files;

/// <summary>
/// A photograph drawn anew: upright, and without what a camera writes along, such as the place where it was taken.
/// Whatever else hides in a file does not survive it either.
/// </summary>
/// <param name="ContentType"><c>image/jpeg</c>, or <c>image/png</c> for a picture that was one.</param>
public sealed record CleanPicture(ReadOnlyMemory<byte> Bytes, string ContentType)
{
    private const int MostPixels = 50_000_000;
    private const int LongestSide = 2560;
    private const int Quality = 85;

    /// <summary>Null when the bytes are no picture that can be read, or one of absurd size.</summary>
    public static CleanPicture? Of(ReadOnlyMemory<byte> bytes)
    {
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return null;
        }

        using var drawn = SKBitmap.Decode(codec);
        if (drawn is null)
        {
            return null;
        }

        using var upright = Upright(drawn, codec.EncodedOrigin);
        var isPng = codec.EncodedFormat == SKEncodedImageFormat.Png;
        using var encoded = upright.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, Quality);
        return encoded is null ? null : new CleanPicture(encoded.ToArray(), isPng ? "image/png" : "image/jpeg");
    }

    /// <summary>Turned as the camera noted, and no larger than a screen needs.</summary>
    private static SKBitmap Upright(SKBitmap drawn, SKEncodedOrigin origin)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (drawn.Height, drawn.Width) : (drawn.Width, drawn.Height);
        var scale = Math.Min(1f, LongestSide / (float)Math.Max(width, height));
        var upright = new SKBitmap((int)Math.Max(1, width * scale), (int)Math.Max(1, height * scale), drawn.ColorType, drawn.AlphaType);
        using var canvas = new SKCanvas(upright);
        canvas.Scale(scale);
        canvas.Concat(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(drawn);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
