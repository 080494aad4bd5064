using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Checks;

/// <summary>Nobody is overbooked, and the count of seats is the number of those who hold one.</summary>
internal sealed class SeatsRule : DatabaseRule
{
    public override string Name => "classes: seats taken equal holders, never above capacity";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var holders = db.Set<Enrolment>().Where(e => EnrolmentMachine.Holding.Contains(e.Status));
        var classes = db.Set<CourseOffering>().Select(o => new { o.OfferingId, o.SeatsTaken, o.Capacity, Rows = holders.Count(e => e.OfferingId == o.OfferingId) });
        await foreach (var offering in classes.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Saw();
            if (offering.Rows != offering.SeatsTaken || offering.SeatsTaken > offering.Capacity)
            {
                look.Broken($"class {offering.OfferingId:N}: {offering.Rows} hold a seat, {offering.SeatsTaken} counted, {offering.Capacity} there");
            }
        }
    }
}
