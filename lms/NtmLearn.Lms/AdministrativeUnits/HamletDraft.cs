namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A hamlet of a commune for a period.</summary>
/// <param name="Name">With its kind: "Ấp Chợ", "Khóm 3".</param>
/// <param name="From">First day; null for that of the commune.</param>
/// <param name="To">Last day; null while it lasts: it then goes on in what the commune became, as long as that is certain.</param>
public sealed record HamletDraft(Guid UnitId, string Name, DateOnly? From, DateOnly? To);
