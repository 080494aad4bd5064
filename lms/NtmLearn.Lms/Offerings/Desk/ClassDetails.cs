using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>A class as its desk shows it.</summary>
public sealed record ClassDetails(
    CourseOffering Offering, string CourseTitle, string? UnitPath, string? OrganisationName, int Waiting,
    IReadOnlyList<SessionLine> Sessions, IReadOnlyList<CostLine> Costs, IReadOnlyList<Clash> Clashes, bool MayManage);
