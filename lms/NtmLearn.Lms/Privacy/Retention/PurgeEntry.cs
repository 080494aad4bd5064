namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>A line of the purge log: what ran out and was taken out.</summary>
public sealed class PurgeEntry
{
    public const int DataSetMaxLength = 40;

    public required Guid PurgeEntryId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The key of a <see cref="RetentionClock"/>.</summary>
    public required string DataSet { get; init; }

    public required int Count { get; init; }

    /// <summary>How many days it was kept by the settings of then.</summary>
    public required int KeptDays { get; init; }
}
