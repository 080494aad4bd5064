namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What recording an act does, in full, before it is done.</summary>
/// <param name="Closed">Units that end the day before, those below included.</param>
/// <param name="Opened">Units that begin on the day, those below included.</param>
/// <param name="HamletMoves">Hamlets and where they go; null where that is not known.</param>
public sealed record ReorganisationPlan(
    Reorganisation Act,
    IReadOnlyList<AdministrativeUnit> Closed,
    IReadOnlyList<AdministrativeUnit> Opened,
    IReadOnlyList<UnitSuccession> Links,
    IReadOnlyList<HamletMove> HamletMoves);
