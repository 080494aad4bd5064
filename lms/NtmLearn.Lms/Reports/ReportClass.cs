using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Reports;

/// <summary>A class of a report.</summary>
/// <param name="IsWhole">Everything of it is within reach; otherwise only the caller's own people, and neither money nor headcounts.</param>
/// <param name="Sessions">Those that stand, by their start.</param>
/// <param name="Counts">The newest headcount by session, where one was made: people without names, never added to those with names.</param>
/// <param name="Rating">Null when nobody knows.</param>
public sealed record ReportClass(
    Guid OfferingId,
    string Code,
    string Title,
    string CourseTitle,
    OfferingStatus Status,
    ReportSpot Spot,
    DateOnly? LastDay,
    bool IsWhole,
    IReadOnlyList<TrainingSession> Sessions,
    IReadOnlyList<string> Venues,
    IReadOnlyList<string> Speakers,
    IReadOnlyDictionary<Guid, Headcount> Counts,
    IReadOnlyList<CostLine> Costs,
    ClassRating? Rating);
