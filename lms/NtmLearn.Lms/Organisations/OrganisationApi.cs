using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Organisations;

/// <summary>Organisations in the API.</summary>
public static class OrganisationApi
{
    /// <summary>Maps <c>organisations</c> on the group of the API.</summary>
    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/organisations").WithTags("Organisations").RequireRight(Right.ReadUnits);
        read.MapGet("", ListAsync).WithName("ListOrganisations").WithSummary("Organisations of a day, or all that a name finds");
        read.MapGet("/{id:guid}", GetAsync).WithName("GetOrganisation").WithSummary("An organisation with its successions");
        var write = api.MapGroup("/organisations").WithTags("Organisations").RequireRight(Right.ManageOrganisations);
        write.MapPost("", CreateAsync).WithName("CreateOrganisation").WithSummary("Add an organisation");
        write.MapPut("/{id:guid}", UpdateAsync).WithName("UpdateOrganisation").WithSummary("Change what is said of an organisation");
        write.MapPost("/{id:guid}/successors", SucceedAsync).WithName("RecordOrganisationSuccession").WithSummary("Record which organisation followed this one");
    }

    /// <summary>Lists organisations by their names.</summary>
    /// <param name="asOf">Organisations in force on this day; all when not said.</param>
    private static async Task<Ok<Page<OrganisationResponse>>> ListAsync(
        [AsParameters] PageQuery page, OrganisationKind? kind, Guid? unit, DateOnly? asOf, string? search,
        IDbContextFactory<NtmLearnDbContext> contexts, Pager pager, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<Organisation>().AsNoTracking();
        if (kind is { } only)
        {
            rows = rows.Where(o => o.Kind == only);
        }

        if (unit is { } unitId)
        {
            rows = rows.Where(o => o.UnitId == unitId);
        }

        if (asOf is { } day)
        {
            rows = rows.Where(o => (o.ValidFrom == null || o.ValidFrom <= day) && (o.ValidTo == null || o.ValidTo >= day));
        }

        if (!string.IsNullOrWhiteSpace(search))
        {
            var key = VietnameseText.Fold(search.Trim());
            rows = rows.Where(o => o.SearchKey.Contains(key));
        }

        return TypedResults.Ok(await pager.ReadAsync(
            rows,
            page,
            "organisations",
            o => o.SearchKey,
            o => o.OrganisationId,
            o => new OrganisationResponse(o.OrganisationId, o.Name, o.ShortName, o.Kind, o.UnitId, o.ValidFrom, o.ValidTo, o.Role, o.Version),
            cancellationToken: cancellationToken));
    }

    private static async Task<Results<Ok<OrganisationDetailResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var organisation = await db.Set<Organisation>().AsNoTracking().Where(o => o.OrganisationId == id)
            .Select(o => new OrganisationResponse(o.OrganisationId, o.Name, o.ShortName, o.Kind, o.UnitId, o.ValidFrom, o.ValidTo, o.Role, o.Version))
            .SingleOrDefaultAsync(cancellationToken);
        var links = await db.Set<OrganisationSuccession>().AsNoTracking().Where(s => s.PredecessorId == id || s.SuccessorId == id)
            .Select(s => new OrganisationSuccessionResponse(s.PredecessorId, s.SuccessorId, s.EffectiveOn, s.Kind))
            .ToListAsync(cancellationToken);
        return organisation is null ? ApiProblems.Problem(http, StatusCodes.Status404NotFound) : TypedResults.Ok(new OrganisationDetailResponse(organisation, links));
    }

    private static async Task<Results<Created<OrganisationIdResponse>, ProblemHttpResult>> CreateAsync(
        OrganisationRequest request, HttpContext http, OrganisationService service, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.CreateAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), DraftOf(request), cancellationToken);
        return outcome.IsDone
            ? TypedResults.Created($"/api/v1/organisations/{outcome.Value}", new OrganisationIdResponse(outcome.Value))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<OrganisationIdResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, OrganisationRequest request, HttpContext http, OrganisationService service, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.EditAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), id, DraftOf(request), request.Version, cancellationToken);
        return outcome.IsDone ? TypedResults.Ok(new OrganisationIdResponse(id)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<Results<Ok<OrganisationIdResponse>, ProblemHttpResult>> SucceedAsync(
        Guid id, OrganisationSuccessionRequest request, HttpContext http, OrganisationService service, Caller caller, CancellationToken cancellationToken)
    {
        if (request is not { SuccessorId: { } successor, Kind: { } kind })
        {
            return ApiRefusals.Refused(http, [new Refusal(RefusalKind.Invalid, "missing", "Cần successorId và kind.")]);
        }

        var draft = new OrganisationSuccessionDraft(id, successor, request.EffectiveOn, kind, request.EndsPredecessor);
        var outcome = await service.RecordSuccessionAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), draft, cancellationToken);
        return outcome.IsDone ? TypedResults.Ok(new OrganisationIdResponse(id)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static OrganisationDraft DraftOf(OrganisationRequest request) => new(
        request.Name ?? "", request.ShortName, request.Kind ?? OrganisationKind.Other, request.UnitId, request.ValidFrom, request.ValidTo, request.Role);
}
