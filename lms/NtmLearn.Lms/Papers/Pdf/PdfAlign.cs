namespace NtmLearn.Lms.Papers.Pdf;

public enum PdfAlign
{
    Left = 1,
    Centre = 2,
    Right = 3,
}
