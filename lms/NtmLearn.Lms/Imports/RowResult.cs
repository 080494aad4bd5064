namespace NtmLearn.Lms.Imports;

/// <summary>What became of a row, or would.</summary>
internal enum RowOutcome
{
    Added = 1,
    Changed = 2,
    Unchanged = 3,
    Rejected = 4,
}

/// <summary>A row that is done.</summary>
/// <param name="Row">As the office sees it beside the row.</param>
internal sealed record RowResult(int Row, RowOutcome Outcome, params IReadOnlyList<RowIssue> Issues)
{
    public static RowResult Rejected(int row, IEnumerable<RowIssue> issues) => new(row, RowOutcome.Rejected, [.. issues]);
}

/// <summary>Something to say about a row.</summary>
/// <param name="Field">The field it is about, by the name that the import gives it; null for the whole row.</param>
internal sealed record RowIssue(IssueWeight Weight, string? Field, string Message)
{
    public static RowIssue Error(string? field, string message) => new(IssueWeight.Error, field, message);

    public static RowIssue Warning(string? field, string message) => new(IssueWeight.Warning, field, message);

    public static RowIssue Result(string message) => new(IssueWeight.Result, null, message);
}
