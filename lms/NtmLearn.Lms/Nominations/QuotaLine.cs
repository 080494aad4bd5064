namespace NtmLearn.Lms.Nominations;

/// <summary>Seats for one unit or one organisation, as the office sets them.</summary>
/// <param name="Seats">0 takes a quota away as far as nobody fills it.</param>
/// <param name="Deadline">UTC; until then the unit names its people.</param>
public sealed record QuotaLine(Guid? UnitId, Guid? OrganisationId, int Seats, DateTime Deadline);
