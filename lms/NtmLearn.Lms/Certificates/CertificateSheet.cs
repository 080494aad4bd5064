using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Papers.Pdf;

namespace NtmLearn.Lms.Certificates;

/// <summary>
/// Draws one certificate on a page: issuer and motto above, the words in the middle, number and QR code below on the left,
/// place, day and signer on the right. Words that would not fit are set smaller, never cut.
/// </summary>
internal static class CertificateSheet
{
    private const string State = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const float Edge = 48;
    private const float FootHeight = 150;
    private const float QrSize = 74;

    /// <param name="checkUrl">The check page of this certificate, for the QR code and beside it.</param>
    public static void Draw(PdfFile file, Certificate certificate, string checkUrl)
    {
        var page = file.AddPage(certificate.Paper);
        page.Box(22, 22, page.Width - 44, page.Height - 44, 2, PdfInk.Green);
        page.Box(27, 27, page.Width - 54, page.Height - 54, 0.6f, PdfInk.Green);
        var below = Head(page, certificate);
        below = Heading(page, certificate.Heading, below + 16);
        Words(page, certificate, below + 8, page.Height - FootHeight - 34);
        Foot(page, certificate, checkUrl, page.Height - FootHeight - 30);
    }

    private static float Head(PdfPage page, Certificate certificate)
    {
        var half = page.Width / 2;
        var room = half - Edge - 6;
        var y = 46f;
        if (certificate.GoverningBody is { } above)
        {
            y = page.Paragraph(PaperWords.Upper(above), Edge, y, room, Centred(10.5f));
        }

        var issuer = PdfLines.Fit(PaperWords.Upper(certificate.Issuer), room, Centred(11, isBold: true), 9, mostLines: 2);
        y = page.Paragraph(PaperWords.Upper(certificate.Issuer), Edge, y, room, issuer);
        Underline(page, Edge + room / 2, y + 2, room * 0.3f);

        var right = half + 6;
        var state = PdfLines.Fit(State, room, Centred(11, isBold: true), 7);
        var z = page.Paragraph(State, right, 46, room, state);
        var motto = Centred(12, isBold: true);
        z = page.Paragraph(Motto, right, z, room, motto);
        Underline(page, right + room / 2, z + 2, PdfLines.Width(Motto, motto));
        return Math.Max(y, z);
    }

    private static float Heading(PdfPage page, string heading, float y)
    {
        var text = PaperWords.Upper(heading);
        var room = page.Width - 2 * Edge;
        return page.Paragraph(text, Edge, y, room, PdfLines.Fit(text, room, Centred(30, isBold: true) with { Ink = PdfInk.Red }, 18));
    }

    private static void Words(PdfPage page, Certificate certificate, float top, float bottom)
    {
        var lines = CertificatePlaces.Fill(certificate);
        var room = page.Width - 2 * (Edge + 12);
        var scale = 1f;
        float height;
        while ((height = lines.Sum(l => Height(l, room, scale))) > bottom - top && scale > 0.4f)
        {
            scale -= 0.05f;
        }

        var y = top + Math.Max(0, (bottom - top - height) / 2);
        foreach (var line in lines)
        {
            y = page.Paragraph(line.Text, Edge + 12, y, room, Look(line, room, scale));
        }
    }

    private static void Foot(PdfPage page, Certificate certificate, string checkUrl, float top)
    {
        var half = page.Width / 2;
        page.Qr(checkUrl, Edge - 6, top + 40, QrSize);
        var (x, room) = (Edge + QrSize, half - Edge - QrSize - 8);
        var y = page.Paragraph($"Số vào sổ: {CertificateWords.NumberOf(certificate)}", x, top + 44, room, new PdfText(10.5f, IsBold: true));
        y = page.Paragraph("Quét mã hoặc mở địa chỉ dưới đây để kiểm tra:", x, y + 2, room, new PdfText(8.5f));
        page.Paragraph(checkUrl, x, y, room, new PdfText(8.5f) { Ink = PdfInk.Grey });

        var (right, width) = (half + 6, half - Edge - 6);
        y = page.Paragraph($"{certificate.Place}, {PaperWords.Day(certificate.IssuedOn)}", right, top, width, Centred(11.5f));
        foreach (var title in new[] { certificate.SignerCapacity, certificate.SignerTitle }.OfType<string>())
        {
            y = page.Paragraph(PaperWords.Upper(title), right, y, width, PdfLines.Fit(PaperWords.Upper(title), width, Centred(11.5f, isBold: true), 8, mostLines: 2));
        }

        if (certificate.SignerName is { } name)
        {
            page.Text(name, right + width / 2, page.Height - 40, PdfLines.Fit(name, width, Centred(12, isBold: true), 8));
        }
    }

    private static float Height((string Text, bool IsName) line, float room, float scale)
    {
        var look = Look(line, room, scale);
        return PdfLines.Wrap(line.Text, room, look).Count * look.LineHeight;
    }

    private static PdfText Look((string Text, bool IsName) line, float room, float scale) => line.IsName
        ? PdfLines.Fit(line.Text, room, Centred(26 * scale, isBold: true), 12 * scale)
        : Centred(14 * scale) with { Spacing = 1.5f };

    private static void Underline(PdfPage page, float middle, float y, float width) => page.Line(middle - width / 2, y, middle + width / 2, y, 0.7f);

    private static PdfText Centred(float points, bool isBold = false) => new(points, isBold, PdfAlign.Centre);
}
