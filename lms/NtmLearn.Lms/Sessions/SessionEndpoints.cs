using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Sessions;

/// <summary><c>/api/v1/sessions</c>, and sessions of a class.</summary>
public static class SessionEndpoints
{
    public static RouteGroupBuilder MapSessions(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Sessions");
        group.MapGet("/sessions", ListAsync).WithName("ListSessions").RequireRight(Right.ReadOfferings);
        group.MapGet("/sessions/{id:guid}", GetAsync).WithName("GetSession").RequireRight(Right.ReadOfferings);
        group.MapPost("/offerings/{offeringId:guid}/sessions", AddAsync).WithName("AddSession").RequireRight(Right.ManageOfferings);
        group.MapPut("/sessions/{id:guid}", ChangeAsync).WithName("ChangeSession").RequireRight(Right.ManageOfferings);
        group.MapDelete("/sessions/{id:guid}", CancelAsync).WithName("CancelSession").RequireRight(Right.ManageOfferings);
        return api;
    }

    /// <summary>Lists sessions by their days, of one class or of all within reach.</summary>
    private static async Task<Ok<Page<SessionResponse>>> ListAsync(
        [AsParameters] PageQuery page, Guid? offeringId, DateOnly? from, DateOnly? to, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, Pager pager,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reached = db.Set<CourseOffering>().Within(db, caller);
        var found = await pager.ReadAsync(
            db.Set<TrainingSession>().AsNoTracking().Where(s => reached.Any(o => o.OfferingId == s.OfferingId)
                && (offeringId == null || s.OfferingId == offeringId) && (from == null || s.Day >= from) && (to == null || s.Day <= to)),
            page, "sessions", s => s.Day, s => s.SessionId, s => s, cancellationToken: cancellationToken);
        return TypedResults.Ok(new Page<SessionResponse>([.. found.Items.Select(s => SessionResponse.From(s))], found.Next));
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reached = db.Set<CourseOffering>().Within(db, caller);
        return await db.Set<TrainingSession>().AsNoTracking()
            .SingleOrDefaultAsync(s => s.SessionId == id && reached.Any(o => o.OfferingId == s.OfferingId), cancellationToken) is { } session
            ? TypedResults.Ok(SessionResponse.From(session))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<SessionResponse>, ProblemHttpResult>> AddAsync(
        Guid offeringId, SessionRequest request, HttpContext http, Caller caller, SessionService sessions, CancellationToken cancellationToken)
    {
        var outcome = await sessions.AddAsync(caller, offeringId, request.ToInput(), cancellationToken);
        return outcome.IsDone
            ? TypedResults.Created($"/api/v1/sessions/{outcome.Value!.SessionId}", SessionResponse.From(outcome.Value, outcome.Warnings))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, SessionRequest request, HttpContext http, Caller caller, SessionService sessions, CancellationToken cancellationToken)
    {
        var outcome = await sessions.ChangeAsync(caller, id, request.ToInput(), cancellationToken);
        return outcome.IsDone ? TypedResults.Ok(SessionResponse.From(outcome.Value!, outcome.Warnings)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(
        Guid id, HttpContext http, Caller caller, SessionService sessions, CancellationToken cancellationToken)
    {
        var outcome = await sessions.CancelAsync(caller, id, cancellationToken);
        return outcome.IsDone ? TypedResults.NoContent() : ApiRefusals.Refused(http, outcome.Refusals);
    }
}
