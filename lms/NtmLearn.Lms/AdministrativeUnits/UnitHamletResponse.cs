namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A hamlet and its stay in a unit.</summary>
public sealed record UnitHamletResponse(Guid HamletId, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);
