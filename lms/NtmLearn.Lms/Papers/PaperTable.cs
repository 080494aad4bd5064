namespace NtmLearn.Lms.Papers;

/// <summary>A table whose header row is repeated on every page.</summary>
/// <param name="Rows">Each as long as <paramref name="Columns"/>.</param>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
