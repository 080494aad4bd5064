namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What was added or changed.</summary>
public sealed record UnitIdResponse(Guid UnitId);
