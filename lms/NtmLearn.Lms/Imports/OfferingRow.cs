using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Imports;

/// <summary>What a row tells of a class and one of its sessions.</summary>
/// <param name="Session">Null when something is wrong that stops the row.</param>
internal sealed record OfferingRow(
    int Number,
    string Key,
    string Code,
    Guid? CourseId,
    string Title,
    int? Capacity,
    Guid? UnitId,
    DateTime? OpensAt,
    DateTime? ClosesAt,
    SessionInput? Session,
    IReadOnlyList<RowIssue> Issues)
{
    public bool IsWrong => Issues.Any(i => i.Weight == IssueWeight.Error);
}
