using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.Checks;

/// <summary>The status of an enrolment is where its newest step led.</summary>
internal sealed class StatusRule : DatabaseRule
{
    public override string Name => "enrolments: status equals the newest step";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var steps = db.Set<EnrolmentTransition>();
        var enrolments = db.Set<Enrolment>().Select(e => new
        {
            e.EnrolmentId,
            e.Status,
            e.LastTransition,
            Newest = steps.Where(t => t.EnrolmentId == e.EnrolmentId).OrderByDescending(t => t.Number).Select(t => new { t.Number, t.To }).FirstOrDefault(),
        });
        await foreach (var enrolment in enrolments.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Saw();
            if (enrolment.Newest is null ? enrolment.LastTransition != 0 : (enrolment.Newest.Number, enrolment.Newest.To) != (enrolment.LastTransition, enrolment.Status))
            {
                look.Broken($"enrolment {enrolment.EnrolmentId:N}: {enrolment.Status} after step {enrolment.LastTransition}, newest step {enrolment.Newest?.Number} led to {enrolment.Newest?.To}");
            }
        }
    }
}
