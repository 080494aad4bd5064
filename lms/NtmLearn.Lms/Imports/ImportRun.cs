using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Imports;

/// <summary>
/// A file and what becomes of it: looked through first, then written. Counts and progress change in the transaction that
/// writes the rows, so that after a crash it goes on where it stopped.
/// </summary>
public sealed class ImportRun
{
    public const int FileNameMaxLength = 200;
    public const int FileHashLength = 64;
    public const int SheetNameMaxLength = 100;
    public const int FailureMaxLength = 500;

    public required Guid ImportRunId { get; init; }

    public required ImportKind Kind { get; init; }

    public required ImportState State { get; set; }

    /// <summary>Name in the file store, the SHA-256 of the bytes.</summary>
    public required string FileHash { get; init; }

    /// <summary>As the office calls it.</summary>
    public required string FileName { get; init; }

    /// <summary>The sheet to read; null for the first.</summary>
    public string? SheetName { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>The account or API key that sent it. What it may do is asked anew when the rows are written.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Rows of the file that hold anything.</summary>
    public int Rows { get; set; }

    /// <summary>Rows done in this pass, whatever came of them.</summary>
    public int RowsDone { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int Rejected { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it began to write.</summary>
    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>Why it stopped, in Vietnamese.</summary>
    public string? Failure { get; set; }

    /// <summary>When the file and what was wrong with its rows were deleted.</summary>
    public DateTime? ForgottenAt { get; set; }

    /// <summary>The process that works on it, until <see cref="HeldUntil"/>.</summary>
    public Guid? HeldBy { get; set; }

    public DateTime? HeldUntil { get; set; }

    public int Accepted => Added + Changed + Unchanged;

    public bool IsAtWork => State is ImportState.Uploaded or ImportState.Running;

    /// <summary>Counts rows that are done.</summary>
    internal void Count(IReadOnlyCollection<RowResult> results)
    {
        RowsDone += results.Count;
        Added += results.Count(r => r.Outcome == RowOutcome.Added);
        Changed += results.Count(r => r.Outcome == RowOutcome.Changed);
        Unchanged += results.Count(r => r.Outcome == RowOutcome.Unchanged);
        Rejected += results.Count(r => r.Outcome == RowOutcome.Rejected);
    }

    /// <summary>Begins to write what was looked through.</summary>
    internal void Begin(DateTime now)
    {
        (State, StartedAt) = (ImportState.Running, now);
        (RowsDone, Added, Changed, Unchanged, Rejected) = (0, 0, 0, 0, 0);
    }
}
