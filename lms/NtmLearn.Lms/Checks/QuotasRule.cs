using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;

namespace NtmLearn.Lms.Checks;

/// <summary>What is counted as filled of a quota is the number of enrolments that hold its seats.</summary>
internal sealed class QuotasRule : DatabaseRule
{
    public override string Name => "quotas: filled equal enrolments, never above the limit";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var holders = db.Set<Enrolment>().Where(e => EnrolmentMachine.Holding.Contains(e.Status));
        var quotas = db.Set<SeatQuota>().Select(q => new { q.SeatQuotaId, q.Filled, Limit = q.Seats + q.ExtraSeats, Rows = holders.Count(e => e.SeatQuotaId == q.SeatQuotaId) });
        await foreach (var quota in quotas.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Saw();
            if (quota.Rows != quota.Filled || quota.Filled > quota.Limit)
            {
                look.Broken($"quota {quota.SeatQuotaId:N}: {quota.Rows} fill it, {quota.Filled} counted, {quota.Limit} allowed");
            }
        }
    }
}
