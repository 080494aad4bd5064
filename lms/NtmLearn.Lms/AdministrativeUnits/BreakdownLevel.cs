namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>How finely a report is broken down. A unit without one above at the level stands for itself.</summary>
public enum BreakdownLevel
{
    Province = 1,
    District = 2,
    Commune = 3,
    Hamlet = 4,
}
