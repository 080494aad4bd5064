using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Units in the API.</summary>
public static class UnitApi
{
    /// <summary>Maps <c>units</c> on the group of the API.</summary>
    public static void MapUnits(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/units").WithTags("Units").RequireRight(Right.ReadUnits);
        read.MapGet("", ListAsync).WithName("ListUnits").WithSummary("Units of a day, or found by a name old or new");
        read.MapGet("/{id:guid}", GetAsync).WithName("GetUnit").WithSummary("A unit with its successions and hamlets");
        var write = api.MapGroup("/units").WithTags("Units").RequireRight(Right.ManageUnits);
        write.MapPost("", CreateAsync).WithName("CreateUnit").WithSummary("Add a unit");
        write.MapPut("/{id:guid}", UpdateAsync).WithName("UpdateUnit").WithSummary("Change what is said of a unit");
        write.MapPost("/reorganisations", ReorganiseAsync).WithName("RecordReorganisation").WithSummary("Record an act that changes units");
        write.MapDelete("/reorganisations/{id:guid}", UndoAsync).WithName("UndoReorganisation").WithSummary("Take an act back while nothing refers to its units");
    }

    /// <summary>Lists units by their codes.</summary>
    /// <param name="asOf">
    /// Units in force on this day; today when not said. A search also gives those that ended, and what they became; it has one page.
    /// </param>
    private static async Task<Ok<Page<UnitResponse>>> ListAsync(
        [AsParameters] PageQuery page, UnitLevel? level, Guid? parent, DateOnly? asOf, string? search, UnitTrees trees, LocalTime time,
        IDbContextFactory<NtmLearnDbContext> contexts, Pager pager, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var day = asOf ?? time.Today;
        if (!string.IsNullOrWhiteSpace(search))
        {
            var found = tree.Finder.Find(search, day, page.Size, level).Where(c => parent is not { } p || c.Unit.ParentId == p);
            return TypedResults.Ok(new Page<UnitResponse>([.. found.Select(UnitResponse.Of)], null));
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var units = await pager.ReadAsync(
            db.Set<AdministrativeUnit>().AsNoTracking().Where(u =>
                (u.ValidFrom == null || u.ValidFrom <= day) && (u.ValidTo == null || u.ValidTo >= day)
                && (level == null || u.Level == level) && (parent == null || u.ParentId == parent)),
            page, "units", u => u.Code, u => u.UnitId, u => u, cancellationToken: cancellationToken);
        return TypedResults.Ok(new Page<UnitResponse>([.. units.Items.Select(u => UnitResponse.Of(tree.Finder.Candidate(u, day)))], units.Next));
    }

    private static async Task<Results<Ok<UnitDetailResponse>, ProblemHttpResult>> GetAsync(
        Guid id, DateOnly? asOf, HttpContext http, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        return tree.Find(id) is not { } unit
            ? ApiProblems.Problem(http, StatusCodes.Status404NotFound)
            : TypedResults.Ok(new UnitDetailResponse(
                UnitResponse.Of(tree.Finder.Candidate(unit, asOf ?? time.Today)),
                [.. tree.PredecessorsOf(id).Select(ResponseOf)],
                [.. tree.SuccessorsOf(id).Select(ResponseOf)],
                [.. tree.Hamlets.PeriodsIn(id).Select(p => new UnitHamletResponse(p.HamletId, tree.Hamlets.Find(p.HamletId)!.Name, p.ValidFrom, p.ValidTo))]));
    }

    private static async Task<Results<Created<UnitIdResponse>, ProblemHttpResult>> CreateAsync(
        UnitRequest request, HttpContext http, UnitService service, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.CreateAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), DraftOf(request), cancellationToken);
        return outcome.IsDone ? TypedResults.Created($"/api/v1/units/{outcome.Value}", new UnitIdResponse(outcome.Value)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<UnitIdResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, UnitRequest request, HttpContext http, UnitService service, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.EditAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, DraftOf(request), request.Version, cancellationToken);
        return outcome.IsDone ? TypedResults.Ok(new UnitIdResponse(id)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<ReorganisationResponse>, Created<ReorganisationResponse>, ProblemHttpResult>> ReorganiseAsync(
        ReorganisationRequest request, HttpContext http, UnitService service, Caller caller, CancellationToken cancellationToken)
    {
        if (request is not { Kind: { } kind, EffectiveOn: { } day, Predecessors: { } predecessors } || !Enum.IsDefined(kind))
        {
            return ApiRefusals.Refused(http, [UnitRules.Invalid("missing", "Cần kind, effectiveOn và predecessors.")]);
        }

        var draft = new ReorganisationDraft(
            kind, day, request.Number, request.Title, request.Note, predecessors,
            [.. (request.Successors ?? []).Select(s => new SuccessorDraft(s.ExistingUnitId, s.Code, s.Name, s.Kind, s.ParentId, s.Seat, s.TakesOver))],
            request.AllowOtherLevel, request.Assignments);
        var scope = caller.ScopeOf(Right.ManageUnits);
        var planned = await service.PlanAsync(scope, draft, cancellationToken);
        if (planned.Value is not { } plan)
        {
            return ApiRefusals.Refused(http, planned.Refusals);
        }

        var warnings = planned.Warnings.Select(w => w.Message).ToList();
        var moved = plan.HamletMoves.Count(m => m.ToUnitId is not null);
        if (request.DryRun)
        {
            return TypedResults.Ok(new ReorganisationResponse(null, plan.Closed.Count, plan.Opened.Count, moved, warnings));
        }

        var outcome = await service.RecordAsync(caller.Actor, scope, draft, cancellationToken);
        return outcome.IsDone
            ? TypedResults.Created((string?)null, new ReorganisationResponse(outcome.Value, plan.Closed.Count, plan.Opened.Count, moved, warnings))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoAsync(Guid id, HttpContext http, UnitService service, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.UndoAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, cancellationToken);
        return outcome.IsDone ? TypedResults.NoContent() : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static UnitDraft DraftOf(UnitRequest request) => new(
        request.Code ?? "", request.Name ?? "", request.Level ?? default, request.Kind ?? "", request.ParentId, request.ValidFrom, request.ValidTo, request.Seat);

    private static UnitSuccessionResponse ResponseOf(UnitSuccession link) =>
        new(link.PredecessorId, link.SuccessorId, link.EffectiveOn, link.Kind, link.ReorganisationId, link.TakesOver);
}
