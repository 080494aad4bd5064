namespace NtmLearn.Lms.Access;

/// <summary>How far a caller's right goes, as data to filter by.</summary>
/// <param name="IsAll">Everything; the rest does not matter then.</param>
/// <param name="UnitIds">Units within reach.</param>
/// <param name="OrganisationIds">Organisations the caller speaks for.</param>
/// <param name="PersonId">The caller's own person, if any.</param>
public sealed record UnitScope(bool IsAll, IReadOnlySet<Guid> UnitIds, IReadOnlySet<Guid> OrganisationIds, Guid? PersonId)
{
    public static readonly UnitScope Everything = new(true, new HashSet<Guid>(), new HashSet<Guid>(), null);

    /// <summary>Whether something that belongs to a unit, organisation or person is within reach.</summary>
    public bool Covers(Guid? unitId = null, Guid? organisationId = null, Guid? personId = null) =>
        IsAll
        || (unitId is { } unit && UnitIds.Contains(unit))
        || (organisationId is { } organisation && OrganisationIds.Contains(organisation))
        || (personId is { } person && person == PersonId);
}
