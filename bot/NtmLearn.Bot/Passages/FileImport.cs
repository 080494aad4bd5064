namespace NtmLearn.Bot.Passages;

/// <summary>Who asks for an import.</summary>
public enum ImportOrigin
{
    /// <summary>The program as it starts: brings what is new, and never back what the office took out or replaced.</summary>
    Start = 1,

    /// <summary>A person who names the files: brings back also what was withdrawn or replaced.</summary>
    Operator = 2,
}

public enum ImportStatus
{
    /// <summary>Published, in place of an earlier text when there was one.</summary>
    Imported = 1,

    /// <summary>The same file was imported before; nothing was written.</summary>
    Unchanged = 2,

    /// <summary>Kept beside what the office decided, until somebody reviews it.</summary>
    AwaitingReview = 3,

    /// <summary>Not a document that can be read; nothing was written.</summary>
    Refused = 4,
}

/// <summary>What became of one file.</summary>
/// <param name="DocumentId">Null when refused.</param>
/// <param name="Reason">In Vietnamese, why it was refused; else null.</param>
public sealed record FileImport(string FileName, ImportStatus Status, string? DocumentId = null, string? Reason = null);
