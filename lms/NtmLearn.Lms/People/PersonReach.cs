using System.Linq.Expressions;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.People;

/// <summary>Which people are within a scope: those who live there, hold or held a post there, or are the caller.</summary>
public static class PersonReach
{
    /// <summary>
    /// Whom a right to change reaches: those who live there or hold a post there on the day. Who has left stays readable, and
    /// only where they went they are changed.
    /// </summary>
    public static Expression<Func<Person, bool>> Changeable(NtmLearnDbContext db, UnitScope scope, DateOnly day)
    {
        if (scope.IsAll)
        {
            return static _ => true;
        }

        var units = scope.UnitIds.ToList();
        var organisations = scope.OrganisationIds.ToList();
        var posts = db.Set<Post>();
        return p => (p.UnitId != null && units.Contains(p.UnitId.Value))
            || posts.Any(o => o.PersonId == p.PersonId && (o.ValidTo == null || o.ValidTo >= day)
                && ((o.UnitId != null && units.Contains(o.UnitId.Value))
                    || (o.OrganisationId != null && organisations.Contains(o.OrganisationId.Value))));
    }

    /// <summary>The condition for a query.</summary>
    public static Expression<Func<Person, bool>> Within(NtmLearnDbContext db, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return static _ => true;
        }

        var units = scope.UnitIds.ToList();
        var organisations = scope.OrganisationIds.ToList();
        var own = scope.PersonId;
        var posts = db.Set<Post>();
        return p => (p.UnitId != null && units.Contains(p.UnitId.Value))
            || p.PersonId == own
            || posts.Any(o => o.PersonId == p.PersonId
                && ((o.UnitId != null && units.Contains(o.UnitId.Value))
                    || (o.OrganisationId != null && organisations.Contains(o.OrganisationId.Value))));
    }
}
