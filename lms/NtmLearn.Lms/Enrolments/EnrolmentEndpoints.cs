using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Who shall come into a class.</summary>
public sealed record EnrolRequest([RequiredVi] Guid? PersonId);

/// <summary>Who comes instead.</summary>
public sealed record ReplaceRequest([RequiredVi] Guid? PersonId, [MaxLengthVi(Enrolment.ReasonMaxLength)] string? Reason = null);

/// <summary>Why, where a reason is needed or given.</summary>
public sealed record ReasonRequest([RequiredVi, MaxLengthVi(Enrolment.ReasonMaxLength)] string? Reason);

/// <summary>An enrolment without the code by which its person finds it.</summary>
/// <param name="Place">The lasting number in the queue.</param>
/// <param name="Rank">1 for the first of those who wait now.</param>
public sealed record EnrolmentItem(
    Guid EnrolmentId,
    Guid OfferingId,
    Guid PersonId,
    EnrolmentStatus Status,
    EnrolmentPath Path,
    int? Place,
    int? Rank,
    DateTime? OfferedUntil,
    DateTime? DecideBy)
{
    internal static EnrolmentItem From(EnrolmentResponse e) =>
        new(e.EnrolmentId, e.OfferingId, e.PersonId, e.Status, e.Path, e.Place, e.Rank, e.OfferedUntil, e.DecideBy);
}

/// <summary>Enrolments in the REST API: the same rules as on the pages.</summary>
public static class EnrolmentEndpoints
{
    /// <summary>Maps lists and steps of enrolments on the group of the API. Keys are nobody's, so nothing here is asked for oneself.</summary>
    public static IEndpointRouteBuilder MapEnrolments(this IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/offerings/{offeringId:guid}/enrolments").WithTags("Enrolments");
        lists.MapGet("", ListAsync).WithName("ListEnrolments").RequireRight(Right.ReadEnrolments);
        lists.MapPost("", EnrolAsync).WithName("Enrol").RequireRight(Right.ManageEnrolments);
        var one = api.MapGroup("/enrolments/{enrolmentId:guid}").WithTags("Enrolments");
        one.MapPost("/withdraw", WithdrawAsync).WithName("WithdrawEnrolment").RequireRight(Right.ManageEnrolments, Right.Nominate);
        one.MapPost("/accept", AcceptAsync).WithName("AcceptSeat").RequireRight(Right.ManageEnrolments);
        one.MapPost("/approve", ApproveAsync).WithName("ApproveEnrolment").RequireRight(Right.ApproveEnrolments);
        one.MapPost("/return", ReturnAsync).WithName("ReturnEnrolment").RequireRight(Right.ApproveEnrolments);
        one.MapPost("/reject", RejectAsync).WithName("RejectEnrolment").RequireRight(Right.ApproveEnrolments);
        one.MapPost("/replace", ReplaceAsync).WithName("ReplaceEnrolment").RequireRight(Right.ManageEnrolments, Right.Nominate);
        api.MapPost("/quotas/{quotaId:guid}/nominations", NominateAsync).WithTags("Enrolments").WithName("Nominate").RequireRight(Right.Nominate);
        return api;
    }

    /// <summary>Lists the enrolments of a class that the caller may see, in the order in which they came.</summary>
    private static async Task<Ok<Page<EnrolmentItem>>> ListAsync(
        Guid offeringId, [AsParameters] PageQuery page, IDbContextFactory<NtmLearnDbContext> contexts, Pager pager, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = EnrolmentReads.Within(db.Set<Enrolment>().AsNoTracking().Where(e => e.OfferingId == offeringId), caller.ScopeOf(Right.ReadEnrolments));
        return TypedResults.Ok(await pager.ReadAsync(
            rows,
            page,
            "enrolments-by-time",
            e => e.CreatedAt,
            e => e.EnrolmentId,
            e => new EnrolmentItem(
                e.EnrolmentId,
                e.OfferingId,
                e.PersonId,
                e.Status,
                e.Path,
                e.Place,
                e.Place == null
                    ? null
                    : db.Set<Enrolment>().Count(o => o.OfferingId == e.OfferingId && o.Status == EnrolmentStatus.WaitListed && o.Place <= e.Place),
                e.OfferedUntil,
                e.DecideBy),
            cancellationToken: cancellationToken));
    }

    /// <summary>Enrols a person: a seat, a place in the queue, or waiting for the word of the unit.</summary>
    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> EnrolAsync(
        Guid offeringId, EnrolRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.EnrolAsync(EnrolmentActor.Of(caller), offeringId, request.PersonId!.Value, EnrolmentPath.Api, cancellationToken));

    /// <summary>Withdraws; the seat goes on to whoever waits.</summary>
    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> WithdrawAsync(
        Guid enrolmentId, ReasonRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.WithdrawAsync(EnrolmentActor.Of(caller), enrolmentId, request.Reason, cancellationToken));

    /// <summary>Accepts the seat that is kept.</summary>
    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> AcceptAsync(
        Guid enrolmentId, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.AcceptAsync(EnrolmentActor.Of(caller), enrolmentId, cancellationToken));

    /// <summary>Says yes for the unit.</summary>
    private static Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> ApproveAsync(
        Guid enrolmentId, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        DecideAsync(enrolmentId, ApprovalDecision.Approve, null, enrolments, caller, http, cancellationToken);

    /// <summary>Sends back to be mended.</summary>
    private static Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> ReturnAsync(
        Guid enrolmentId, ReasonRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        DecideAsync(enrolmentId, ApprovalDecision.Return, request.Reason, enrolments, caller, http, cancellationToken);

    /// <summary>Says no for the unit.</summary>
    private static Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> RejectAsync(
        Guid enrolmentId, ReasonRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        DecideAsync(enrolmentId, ApprovalDecision.Reject, request.Reason, enrolments, caller, http, cancellationToken);

    /// <summary>Sends another person into the same seat.</summary>
    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> ReplaceAsync(
        Guid enrolmentId, ReplaceRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.ReplaceAsync(EnrolmentActor.Of(caller), enrolmentId, request.PersonId!.Value, request.Reason, cancellationToken));

    /// <summary>Names a person for a seat of a quota.</summary>
    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> NominateAsync(
        Guid quotaId, EnrolRequest request, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.NominateAsync(EnrolmentActor.Of(caller), quotaId, request.PersonId!.Value, cancellationToken));

    private static async Task<Results<Ok<EnrolmentItem>, ProblemHttpResult>> DecideAsync(
        Guid enrolmentId, ApprovalDecision decision, string? reason, EnrolmentService enrolments, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        Answer(http, await enrolments.DecideAsync(EnrolmentActor.Of(caller), enrolmentId, decision, reason, cancellationToken));

    private static Results<Ok<EnrolmentItem>, ProblemHttpResult> Answer(HttpContext http, Outcome<EnrolmentResponse> outcome) =>
        outcome.Value is { } response ? TypedResults.Ok(EnrolmentItem.From(response)) : ApiRefusals.Refused(http, outcome.Refusals);
}
