namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>Colours that a paper may use; each still reads when the office's printer knows only black.</summary>
public enum PdfInk
{
    Black = 1,
    Grey = 2,
    Green = 3,
    Red = 4,
}
