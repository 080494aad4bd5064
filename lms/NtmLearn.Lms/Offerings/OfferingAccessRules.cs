using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>Which classes a caller sees and changes at a desk.</summary>
public static class OfferingAccessRules
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "class_not_found", "Không tìm thấy lớp này. Có thể lớp đã đổi mã hoặc ngoài phạm vi của anh chị.");

    /// <summary>
    /// Those within reach: of one's units; led by oneself; held by one's organisation or with seats kept for it. Who
    /// answers for a unit also sees announced classes that are open to it because they are for everybody.
    /// </summary>
    public static IQueryable<CourseOffering> Within(this IQueryable<CourseOffering> offerings, NtmLearnDbContext db, Caller caller)
    {
        var scope = caller.ScopeOf(Right.ReadOfferings);
        if (scope.IsAll)
        {
            return offerings;
        }

        var units = scope.UnitIds.ToList();
        var organisations = scope.OrganisationIds.ToList();
        var person = scope.PersonId;
        var hasUnits = units.Count > 0;
        return offerings.Where(o =>
            (o.UnitId != null && units.Contains(o.UnitId.Value))
            || (hasUnits && o.UnitId == null && o.Status != OfferingStatus.Draft)
            || (o.OrganisationId != null && organisations.Contains(o.OrganisationId.Value))
            || db.Set<SeatQuota>().Any(q => q.OfferingId == o.OfferingId
                && ((q.UnitId != null && units.Contains(q.UnitId.Value)) || (q.OrganisationId != null && organisations.Contains(q.OrganisationId.Value))))
            || (person != null && db.Set<SessionFacilitator>().Any(f => f.PersonId == person
                && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == o.OfferingId))));
    }

    /// <summary>The class to change, or why not.</summary>
    internal static async Task<(CourseOffering? Offering, Refusal? Refusal)> ForChangeAsync(
        NtmLearnDbContext db, Caller caller, Guid offeringId, CancellationToken cancellationToken, bool evenIfOver = false)
    {
        var offering = await db.Set<CourseOffering>().SingleOrDefaultAsync(o => o.OfferingId == offeringId, cancellationToken);
        if (offering is null || !caller.ScopeOf(Right.ManageOfferings).Covers(offering.UnitId, offering.OrganisationId))
        {
            return (null, NotFound);
        }

        return evenIfOver || offering.RefuseIfOver() is not { } refusal ? (offering, null) : (null, refusal);
    }

    /// <summary>Refuses to make a class for a unit out of reach.</summary>
    internal static Refusal? RefuseFor(Caller caller, Guid? unitId, Guid? organisationId) =>
        caller.ScopeOf(Right.ManageOfferings).Covers(unitId, organisationId)
            ? null
            : new Refusal(RefusalKind.Forbidden, "out_of_reach", "Anh chị không được mở lớp cho đơn vị này. Xin chọn đơn vị mình phụ trách.", "unitId");
}
