namespace NtmLearn.Lms.Papers.Pdf;

/// <summary>How letters look.</summary>
/// <param name="Points">Size of the letters.</param>
public sealed record PdfText(float Points, bool IsBold = false, PdfAlign Align = PdfAlign.Left)
{
    public PdfInk Ink { get; init; } = PdfInk.Black;

    /// <summary>From one line to the next, as a multiple of the size.</summary>
    public float Spacing { get; init; } = 1.35f;

    /// <summary>Points from one line to the next.</summary>
    public float LineHeight => Points * Spacing;
}
