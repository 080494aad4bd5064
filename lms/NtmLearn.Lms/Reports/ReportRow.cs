using NtmLearn.Lms.Attendance.Shares;

namespace NtmLearn.Lms.Reports;

/// <summary>Somebody in a class: enrolled once, or come without being on the list.</summary>
/// <param name="Score">Best score of the quiz in percent; null without one.</param>
/// <param name="HasCertificate">Holds a valid one.</param>
public sealed record ReportRow(ReportClass Class, TurnoutRow Turnout, ReportSpot Spot, LearnerLevel Level, string? Post, int? Score, bool HasCertificate)
{
    public string Name => Turnout.FullName is { Length: > 0 } name ? name : "(đã xóa tên)";
}
