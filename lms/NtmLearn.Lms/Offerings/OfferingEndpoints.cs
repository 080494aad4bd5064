using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Offerings;

/// <summary><c>/api/v1/offerings</c>.</summary>
public static class OfferingEndpoints
{
    public static RouteGroupBuilder MapOfferings(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/offerings").WithTags("Offerings");
        group.MapGet("", ListAsync).WithName("ListOfferings").RequireRight(Right.ReadOfferings);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetOffering").RequireRight(Right.ReadOfferings);
        group.MapPost("", CreateAsync).WithName("CreateOffering").RequireRight(Right.ManageOfferings);
        group.MapPut("/{id:guid}", UpdateAsync).WithName("UpdateOffering").RequireRight(Right.ManageOfferings);
        group.MapPost("/{id:guid}/transitions", StepAsync).WithName("StepOffering").RequireRight(Right.ManageOfferings);
        group.MapPost("/{id:guid}/cancellation", CancelAsync).WithName("CancelOffering").RequireRight(Right.ManageOfferings);
        return api;
    }

    /// <summary>Lists classes within reach by their codes.</summary>
    private static async Task<Ok<Page<OfferingResponse>>> ListAsync(
        [AsParameters] PageQuery page, OfferingStatus? status, Guid? unitId, Guid? courseId, DateOnly? from, DateOnly? to, Caller caller,
        IDbContextFactory<NtmLearnDbContext> contexts, Pager pager, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await pager.ReadAsync(
            db.Set<CourseOffering>().AsNoTracking().Within(db, caller).Where(o =>
                (status == null || o.Status == status) && (unitId == null || o.UnitId == unitId) && (courseId == null || o.CourseId == courseId)
                && (from == null || o.LastDay >= from) && (to == null || o.FirstDay <= to)),
            page, "offerings", o => o.Code, o => o.OfferingId, o => o, cancellationToken: cancellationToken);
        return TypedResults.Ok(new Page<OfferingResponse>([.. found.Items.Select(o => OfferingResponse.From(o))], found.Next));
    }

    private static async Task<Results<Ok<OfferingResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<CourseOffering>().AsNoTracking().Within(db, caller).SingleOrDefaultAsync(o => o.OfferingId == id, cancellationToken) is { } offering
            ? TypedResults.Ok(OfferingResponse.From(offering))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<OfferingResponse>, ProblemHttpResult>> CreateAsync(
        OfferingRequest request, HttpContext http, Caller caller, OfferingService offerings, CancellationToken cancellationToken)
    {
        var outcome = await offerings.CreateAsync(caller, request.ToInput(), [.. (request.Sessions ?? []).Select(s => s.ToInput())], cancellationToken);
        return outcome.IsDone
            ? TypedResults.Created($"/api/v1/offerings/{outcome.Value!.OfferingId}", OfferingResponse.From(outcome.Value, outcome.Warnings))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<OfferingResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, OfferingRequest request, HttpContext http, Caller caller, OfferingService offerings, CancellationToken cancellationToken) =>
        request.Sessions is not null
            ? ApiProblems.Field(http, "sessions", "Buổi học sửa ở /api/v1/sessions. Hãy bỏ mục này.")
            : Answer(http, await offerings.UpdateAsync(caller, id, request.ToInput(), cancellationToken));

    /// <summary>Announces, starts or completes a class.</summary>
    private static async Task<Results<Ok<OfferingResponse>, ProblemHttpResult>> StepAsync(
        Guid id, OfferingTransitionRequest request, HttpContext http, Caller caller, OfferingService offerings, CancellationToken cancellationToken) =>
        Answer(http, await (request.Step switch
        {
            OfferingStep.Announce => offerings.AnnounceAsync(caller, id, cancellationToken),
            OfferingStep.Start => offerings.StartAsync(caller, id, cancellationToken),
            _ => offerings.CompleteAsync(caller, id, cancellationToken),
        }));

    private static async Task<Results<Ok<OfferingResponse>, ProblemHttpResult>> CancelAsync(
        Guid id, CancelOfferingRequest request, HttpContext http, Caller caller, OfferingService offerings, CancellationToken cancellationToken) =>
        Answer(http, await offerings.CancelAsync(caller, id, request.Reason!, cancellationToken));

    private static Results<Ok<OfferingResponse>, ProblemHttpResult> Answer(HttpContext http, Outcome<CourseOffering> outcome) =>
        outcome.IsDone
            ? TypedResults.Ok(OfferingResponse.From(outcome.Value!, outcome.Warnings))
            : ApiRefusals.Refused(http, outcome.Refusals);
}
