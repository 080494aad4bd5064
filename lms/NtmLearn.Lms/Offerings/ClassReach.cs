using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>Which classes a right about what happened in them reaches.</summary>
internal static class ClassReach
{
    /// <summary>Classes of the units in reach, and those that the caller leads where the right goes to what is one's own.</summary>
    public static IQueryable<CourseOffering> OfScope(this IQueryable<CourseOffering> offerings, NtmLearnDbContext db, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return offerings;
        }

        var (units, person) = (scope.UnitIds.ToList(), scope.PersonId);
        return offerings.Where(o => (o.UnitId != null && units.Contains(o.UnitId.Value))
            || (person != null && db.Set<SessionFacilitator>().Any(f => f.PersonId == person
                && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == o.OfferingId))));
    }
}
