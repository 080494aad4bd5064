namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Tells lines of a report apart.</summary>
/// <param name="UnitId">Null on the two lines that are about no unit.</param>
/// <param name="HamletId">Only at level hamlet, and null there for rows that name none.</param>
public readonly record struct UnitLineKey(UnitLineKind Kind, Guid? UnitId = null, Guid? HamletId = null)
{
    public static readonly UnitLineKey NotConvertible = new(UnitLineKind.NotConvertible);

    public static readonly UnitLineKey NoUnit = new(UnitLineKind.NoUnit);
}
