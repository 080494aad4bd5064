using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.Attendance.Completion;

/// <summary>How somebody ends by the rules of the course.</summary>
/// <param name="Completed">Null when nothing can be said: expected nowhere, or the score is not known.</param>
public sealed record Verdict(Guid EnrolmentId, string FullName, EnrolmentStatus Status, AttendanceShare Share, int? Score, bool? Completed);

/// <summary>How a class ends by the rules of its course, and what is still open.</summary>
/// <param name="NotLocked">Sessions of which something may still be recorded or corrected.</param>
/// <param name="Unrecorded">Sessions at which nobody was recorded at all.</param>
public sealed record ClassEnding(
    string Code, string Title, bool IsOver, int RequiredPercent, int? RequiredScore, bool KnowsScores, IReadOnlyList<SessionFacts> NotLocked, IReadOnlyList<SessionFacts> Unrecorded, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Nothing is missing: the program may decide by itself.</summary>
    public bool IsSettled => IsOver && NotLocked.Count == 0 && Unrecorded.Count == 0;

    /// <summary>What deciding now would say otherwise than it stands.</summary>
    public int Changes => Verdicts.Count(v => v.Completed is { } completed && v.Status != (completed ? EnrolmentStatus.Completed : EnrolmentStatus.NotCompleted));
}
