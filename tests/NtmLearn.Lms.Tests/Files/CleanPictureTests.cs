using System.Text;
using NtmLearn.Lms.Files;
using SkiaSharp;

namespace NtmLearn.Lms.Tests.Files;

public sealed class CleanPictureTests
{
    [Fact]
    public void Of_APhotographWithItsPlaceAndTurned_IsUprightAndTellsNothing()
    {
        var photograph = WithExif(Jpeg(40, 20), orientation: 6);
        Assert.Contains("10.2N", Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);

        var clean = CleanPicture.Of(photograph)!;

        using var read = SKBitmap.Decode(clean.Bytes.Span);
        Assert.Equal((20, 40, "image/jpeg"), (read.Width, read.Height, clean.ContentType));
        var text = Encoding.Latin1.GetString(clean.Bytes.Span);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain("10.2N", text, StringComparison.Ordinal);

        // The left half, which was red, is the upper one now.
        Assert.True(read.GetPixel(10, 5).Red > 200 && read.GetPixel(10, 35).Red < 60);
    }

    [Fact]
    public void Of_APictureLargerThanAnyScreen_IsMadeSmaller()
    {
        using var read = SKBitmap.Decode(CleanPicture.Of(Jpeg(5000, 100))!.Bytes.Span);

        Assert.Equal((2560, 51), (read.Width, read.Height));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<svg/>")]
    [InlineData("%PDF-1.7")]
    public void Of_WhatIsNoPicture_IsNull(string text) => Assert.Null(CleanPicture.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Of_BytesCutOffOrSpoilt_NeverThrows()
    {
        var whole = Jpeg(64, 64);
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var spoilt = whole[..random.Next(whole.Length)];
            for (var k = 0; k < spoilt.Length / 20; k++)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            CleanPicture.Of(spoilt);
        }
    }

    /// <summary>Red on the left, black on the right.</summary>
    private static byte[] Jpeg(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Black);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return encoded.ToArray();
    }

    /// <summary>With the block that cameras write: how it was held, and words.</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] block =
        [
            .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. "10.2N 106.3E"u8,
        ];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(block.Length + 2), .. block, .. jpeg[2..]];
    }
}
