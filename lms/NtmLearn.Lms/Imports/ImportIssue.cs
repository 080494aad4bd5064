namespace NtmLearn.Lms.Imports;

/// <summary>How much it matters.</summary>
public enum IssueWeight
{
    /// <summary>The row is not taken.</summary>
    Error = 1,

    /// <summary>The row is taken; somebody should look at it.</summary>
    Warning = 2,

    /// <summary>What became of the row.</summary>
    Result = 3,
}

/// <summary>Something to say about a row of a file. Deleted with the file.</summary>
public sealed class ImportIssue
{
    public const int ColumnMaxLength = 100;
    public const int MessageMaxLength = 600;

    public required Guid ImportIssueId { get; init; }

    public required Guid ImportRunId { get; init; }

    /// <summary>As the office sees it beside the row.</summary>
    public required int Row { get; init; }

    /// <summary>Letter and name of the column: "C, Điện thoại"; null for the whole row.</summary>
    public string? Column { get; init; }

    public required IssueWeight Weight { get; init; }

    /// <summary>What is wrong and what to do, in Vietnamese.</summary>
    public required string Message { get; init; }
}
