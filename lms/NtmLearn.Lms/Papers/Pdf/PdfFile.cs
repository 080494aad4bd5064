using SkiaSharp;

namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>
/// A PDF being drawn, page after page. Lengths are points, 72 an inch; <see cref="Millimetres"/> makes points of
/// millimetres. The origin of a page is its upper left corner, y grows downwards.
/// </summary>
/// <example>
/// <code>
/// using var pdf = new PdfFile("Phiếu điểm danh");
/// var page = pdf.AddPage(PdfPaper.Portrait);
/// var y = page.Paragraph("PHIẾU ĐIỂM DANH", 0, 60, page.Width, new PdfText(14, IsBold: true, PdfAlign.Centre));
/// page.Line(PdfFile.Millimetres(20), y, page.Width - PdfFile.Millimetres(15), y);
/// return pdf.ToArray();
/// </code>
/// </example>
public sealed class PdfFile : IDisposable
{
    private const string ProducedBy = "NtmLearn";
    private const float Short = 595.276f;
    private const float Long = 841.89f;

    private readonly SKDynamicMemoryWStream stream = new();
    private readonly SKDocument document;
    private bool hasPage;

    /// <param name="title">Shown by readers as the file's title.</param>
    public PdfFile(string title)
    {
        var facts = SKDocumentPdfMetadata.Default;
        (facts.Title, facts.Producer, facts.Creator) = (title, ProducedBy, ProducedBy);
        document = SKDocument.CreatePdf(stream, facts);
    }

    /// <summary>Points of so many millimetres.</summary>
    public static float Millimetres(float millimetres) => millimetres * 72f / 25.4f;

    /// <summary>Ends the page before, which must not be drawn on any more, and begins the next.</summary>
    public PdfPage AddPage(PdfPaper paper)
    {
        EndPage();
        var (width, height) = paper == PdfPaper.Landscape ? (Long, Short) : (Short, Long);
        hasPage = true;
        return new PdfPage(document.BeginPage(width, height), width, height);
    }

    /// <summary>Ends the file. Nothing can be drawn afterwards.</summary>
    public byte[] ToArray()
    {
        EndPage();
        document.Close();
        using var data = stream.DetachAsData();
        return data.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    private void EndPage()
    {
        if (hasPage)
        {
            document.EndPage();
            hasPage = false;
        }
    }
}
