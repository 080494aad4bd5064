namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What a line of a report is about.</summary>
public enum UnitLineKind
{
    Unit = 1,

    /// <summary>Rows of units that were split without a rule, or whose successor is not known: "không quy đổi được".</summary>
    NotConvertible = 2,

    /// <summary>Rows that name no unit: "không rõ đơn vị".</summary>
    NoUnit = 3,
}
