using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Offerings;
using Quartz;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Does what time brings to classes: quotas past their deadline, offers past theirs, late decisions, classes that begin and end.</summary>
[DisallowConcurrentExecution]
internal sealed class EnrolmentJob(EnrolmentService enrolments, OfferingService offerings, TimeProvider clock) : IJob
{
    public static readonly JobKey Key = new("enrolments");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await enrolments.ReleaseQuotasAsync(now, cancellationToken);
        await enrolments.ExpireOffersAsync(now, cancellationToken);
        await enrolments.MoveUpAsync(now, cancellationToken);
        await enrolments.EscalateAsync(now, cancellationToken);
        await enrolments.OpenAndCloseAsync(now, cancellationToken);
        await offerings.CompleteDueAsync(Actor.Program("complete-classes"), cancellationToken);
    }
}
