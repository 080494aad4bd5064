namespace NtmLearn.Lms.Jobs;

/// <summary>How the newest runs of a job ended: one row per job, and one per failure for some weeks.</summary>
public sealed class JobRun
{
    public const int FailureMaxLength = 500;

    public required Guid JobRunId { get; init; }

    public required string Job { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime FinishedAt { get; init; }

    /// <summary>Kind of the exception and its message, without anything of people; null when it went well.</summary>
    public string? Failure { get; init; }
}
