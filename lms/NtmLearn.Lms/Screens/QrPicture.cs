using System.Text;
using QRCoder;

namespace NtmLearn.Lms.Screens;

/// <summary>Draws QR codes that a phone reads from a screen or from paper, with the white edge that it needs.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 8;

    /// <summary>As the address of an SVG picture that holds itself: nothing more is fetched, and the text stands in no log.</summary>
    public static string DataAddress(string text)
    {
        using var data = DataOf(text);
        using var code = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(PixelsPerModule)));
    }

    /// <summary>For documents, which take no SVG everywhere.</summary>
    public static byte[] Png(string text)
    {
        using var data = DataOf(text);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }

    private static QRCodeData DataOf(string text) => QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
}
