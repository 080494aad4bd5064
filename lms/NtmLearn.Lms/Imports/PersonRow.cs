using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>What a row tells of a person.</summary>
/// <param name="Number">As the office sees it beside the row.</param>
/// <param name="Entry">Null when something is wrong that stops the row.</param>
internal sealed record PersonRow(int Number, PersonEntry? Entry, IReadOnlyList<RowIssue> Issues);
