using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Accounts;

/// <summary>What every request of an account asks, kept in memory.</summary>
/// <param name="SecurityStamp">A session with another one has ended.</param>
/// <param name="Roles">All of them, whenever they hold.</param>
public sealed record KnownAccount(
    Guid AccountId,
    Guid? PersonId,
    string DisplayName,
    string SecurityStamp,
    bool IsOpen,
    bool MustChangePassword,
    bool HasTwoFactors,
    IReadOnlyList<RoleAssignment> Roles)
{
    /// <summary>The roles that hold on a day.</summary>
    public IReadOnlyList<CallerRole> RolesOn(DateOnly day) =>
        [.. Roles.Where(r => r.IsValidOn(day)).Select(r => new CallerRole(r.Role, r.UnitId, r.OrganisationId))];
}
