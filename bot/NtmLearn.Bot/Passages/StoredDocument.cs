namespace NtmLearn.Bot.Passages;

public enum StoredDocumentState
{
    /// <summary>Answers quote from it. One row of a document at most.</summary>
    Published = 1,

    /// <summary>A newer file of a document that the office edited or withdrew; somebody must decide.</summary>
    AwaitingReview = 2,

    /// <summary>Taken out by the office; the same file does not bring it back at start.</summary>
    Withdrawn = 3,

    /// <summary>A newer text took its place. Kept so that its file is not taken for a new one.</summary>
    Replaced = 4,
}

/// <summary>One text of a document, as its file was or as the office edited it.</summary>
public sealed class StoredDocument
{
    public const int DocumentIdMaxLength = 120;
    public const int FileNameMaxLength = 200;
    public const int HashLength = 64;

    public required string DocumentId { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> as UTF-8, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Name without folders; its ending tells the format.</summary>
    public required string FileName { get; init; }

    /// <summary>The whole file.</summary>
    public required string Content { get; init; }

    public required StoredDocumentState State { get; set; }

    /// <summary>The office wrote this text, so no file replaces it unseen.</summary>
    public bool EditedByOffice { get; init; }

    public required DateTime ImportedAt { get; set; }
}
