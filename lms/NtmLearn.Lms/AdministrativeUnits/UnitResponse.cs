namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A unit as the API gives it.</summary>
/// <param name="Path">With the units above.</param>
/// <param name="Became">Only for one that is not in force on the day asked for: what it became, in words.</param>
/// <param name="BecameId">And as an identifier, where that is one unit.</param>
public sealed record UnitResponse(
    Guid UnitId, string Code, string Name, string FullName, UnitLevel Level, string Kind, Guid? ParentId,
    DateOnly? ValidFrom, DateOnly? ValidTo, string? Seat, string Path, bool IsInForce, string? Became, Guid? BecameId, int Version)
{
    internal static UnitResponse Of(UnitCandidate candidate)
    {
        var unit = candidate.Unit;
        return new UnitResponse(
            unit.UnitId, unit.Code, unit.Name, unit.FullName, unit.Level, unit.Kind, unit.ParentId, unit.ValidFrom, unit.ValidTo,
            unit.Seat, candidate.Path, candidate.IsInForce, candidate.Became, candidate.BecameId, unit.Version);
    }
}
