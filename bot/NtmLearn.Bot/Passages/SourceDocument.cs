namespace NtmLearn.Bot.Passages;

/// <summary>
/// A reviewed text in the corpus, as read from a file by <c>DocumentImporter</c> or kept in the database.
/// Its <see cref="Text"/> is what every character span counts in.
/// </summary>
public sealed record SourceDocument
{
    /// <summary>Short name in lower-case letters, digits and hyphens, unique in the corpus; part of links.</summary>
    public required string DocumentId { get; init; }

    public required string Title { get; init; }

    /// <summary>Số, ký hiệu as printed, such as <c>38/KH-UBND</c>; null for guides.</summary>
    public string? Number { get; init; }

    /// <summary>The authority that issued it, as printed.</summary>
    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force; null while in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The <see cref="DocumentId"/> that replaced it.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Where the text comes from, in words or as a link.</summary>
    public string? Source { get; init; }

    /// <summary>How sure we are: A primary text, B secondary source.</summary>
    public string? Certainty { get; init; }

    /// <summary>Multiplies the score of its passages; 1 is usual, a guide may weigh less.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The text without front matter and page furniture, NFC, lines separated by \n.</summary>
    public required string Text { get; init; }
}
