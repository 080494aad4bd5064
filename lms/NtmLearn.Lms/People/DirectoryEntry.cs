using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.People;

/// <summary>What searching needs to know of one person, in memory.</summary>
/// <param name="Words">The folded name with a space before each word.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Posts">Where the person holds or held posts.</param>
internal sealed record DirectoryEntry(
    Guid PersonId, string SortKey, string Words, string? Phone, Guid? UnitId, (Guid? UnitId, Guid? OrganisationId)[] Posts)
    : IComparable<DirectoryEntry>
{
    /// <summary>Whether the person lives, holds or held a post within a scope, or is the caller; as <see cref="PersonReach.Within"/>.</summary>
    public bool IsWithin(UnitScope scope)
    {
        if (scope.IsAll || scope.Covers(UnitId, organisationId: null, PersonId))
        {
            return true;
        }

        foreach (var (unit, organisation) in Posts)
        {
            if (scope.Covers(unit, organisation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By sort key, then id.</summary>
    public int CompareTo(DirectoryEntry? other) => other is null ? 1 : CompareTo(other.SortKey, other.PersonId);

    /// <summary>The same with somebody of whom only these are known.</summary>
    public int CompareTo(string sortKey, Guid personId) =>
        string.CompareOrdinal(SortKey, sortKey) is var order and not 0 ? order : PersonId.CompareTo(personId);
}
