using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Access;

/// <summary>A role of the caller that holds today.</summary>
public sealed record CallerRole(Role Role, Guid? UnitId, Guid? OrganisationId);

/// <summary>
/// Who asks, and what they may do. One per request, filled before any endpoint runs. Endpoints let in by
/// <see cref="AccessEndpoints.RequireRight"/>; what exactly is within reach is asked here, in the query.
/// </summary>
public sealed class Caller
{
    private UnitTree? tree;

    /// <summary>Null for a visitor and for an API key.</summary>
    public Guid? AccountId { get; private set; }

    public Guid? ApiKeyId { get; private set; }

    public Guid? PersonId { get; private set; }

    /// <summary>Shown in the masthead.</summary>
    public string? DisplayName { get; private set; }

    public IReadOnlyList<CallerRole> Roles { get; private set; } = [];

    /// <summary>What must be done before anything else; null when nothing.</summary>
    public Unsettled? Unsettled { get; private set; }

    /// <summary>True for an account or a key, false for a visitor.</summary>
    public bool IsKnown => AccountId is not null || ApiKeyId is not null;

    /// <summary>Who to write beneath changes.</summary>
    public Actor Actor => AccountId is { } account ? new Actor(ActorKind.Account, account)
        : ApiKeyId is { } key ? new Actor(ActorKind.ApiKey, key)
        : new Actor(ActorKind.Visitor);

    /// <summary>Fills it in; by the sign-in middleware and tests only.</summary>
    public void Become(Guid? accountId, Guid? apiKeyId, Guid? personId, string? displayName, IReadOnlyList<CallerRole> roles, UnitTree unitTree)
    {
        (AccountId, ApiKeyId, PersonId, DisplayName, Roles, tree) = (accountId, apiKeyId, personId, displayName, roles, unitTree);
    }

    /// <summary>Says how the account stands; by the sign-in middleware only, after <see cref="Become"/>.</summary>
    public void Settle(bool mustChangePassword, bool hasTwoFactors) => Unsettled =
        mustChangePassword ? Access.Unsettled.Password
        : !hasTwoFactors && Roles.Any(r => AccessRules.NeedsTwoFactors(r.Role)) ? Access.Unsettled.SecondFactor
        : null;

    public bool Has(Role role) => Roles.Any(r => r.Role == role);

    /// <summary>The widest reach that any role gives.</summary>
    public Reach ReachOf(Right right) => Roles.Count == 0 ? Reach.None : Roles.Max(r => AccessRules.Of(r.Role, right));

    /// <summary>Whether the right goes anywhere at all.</summary>
    public bool Can(Right right) => ReachOf(right) != Reach.None;

    /// <summary>Where the right goes.</summary>
    public UnitScope ScopeOf(Right right)
    {
        var units = new HashSet<Guid>();
        var organisations = new HashSet<Guid>();
        Guid? person = null;
        foreach (var role in Roles)
        {
            switch (AccessRules.Of(role.Role, right))
            {
                case Reach.All:
                    return UnitScope.Everything;
                case Reach.Subtree when role.UnitId is { } unit:
                    units.UnionWith(tree?.ScopeOf(unit) ?? new HashSet<Guid> { unit });
                    break;
                case Reach.Own:
                    person = PersonId;
                    if (role.OrganisationId is { } organisation)
                    {
                        organisations.Add(organisation);
                    }

                    break;
            }
        }

        return new UnitScope(false, units, organisations, person);
    }
}
