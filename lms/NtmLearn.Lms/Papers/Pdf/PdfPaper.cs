namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>A4, upright or across.</summary>
public enum PdfPaper
{
    Portrait = 1,
    Landscape = 2,
}
