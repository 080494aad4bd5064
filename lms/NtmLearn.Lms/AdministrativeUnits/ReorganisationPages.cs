using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Pages of recorded acts at <c>/don-vi/ho-so</c>.</summary>
internal static class ReorganisationPages
{
    private const string Root = "/don-vi/ho-so";

    public static void MapReorganisationPages(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup(Root).RequireRight(Right.ReadUnits);
        read.MapGet("", List);
        read.MapGet("/{id:guid}", Show);
        var write = routes.MapGroup(Root).RequireRight(Right.ManageUnits);
        write.MapGet("/moi", New);
        write.MapPost("/moi", Record);
        write.MapPost("/{id:guid}/huy", Undo);
    }

    private static async Task<IResult> List(IDbContextFactory<NtmLearnDbContext> contexts, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var acts = await db.Set<Reorganisation>().AsNoTracking()
            .OrderByDescending(r => r.EffectiveOn).ThenBy(r => r.Number)
            .Select(r => new { Act = r, Ended = db.Set<AdministrativeUnit>().Count(u => u.EndedById == r.ReorganisationId) })
            .ToListAsync(cancellationToken);
        return new RazorComponentResult<ReorganisationsPage>(new
        {
            Acts = (IReadOnlyList<(Reorganisation, int)>)[.. acts.Select(a => (a.Act, a.Ended))],
            CanManage = caller.Can(Right.ManageUnits),
        });
    }

    private static Task<IResult> Show(
        Guid id, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, Caller caller, CancellationToken cancellationToken) =>
        PageAsync(id, trees, contexts, caller, FormState.Empty, cancellationToken);

    private static async Task<IResult> New(
        [FromQuery(Name = ReorganisationForm.KindName)] string? kind, HttpRequest request, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        if (!TryKind(kind, out var known))
        {
            return new RazorComponentResult<ReorganisationKindPage>();
        }

        var form = FormState.From(request.Query).With(ReorganisationForm.Field("Which", 0), ReorganisationForm.NewValue);
        return FormPage(known, await trees.GetAsync(cancellationToken), time.Today, form);
    }

    private static async Task<IResult> Record(
        [FromQuery(Name = ReorganisationForm.KindName)] string? kind,
        IFormCollection fields,
        UnitTrees trees,
        UnitService service,
        LocalTime time,
        Caller caller,
        CancellationToken cancellationToken)
    {
        if (!TryKind(kind, out var known))
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        var day = TypedDay.Day(form.Value("EffectiveOn")) ?? time.Today;
        if (UnitPick.IsSearching(form) || ReorganisationForm.Read(form, tree, known, time.Today) is not { } draft)
        {
            return FormPage(known, tree, day, form);
        }

        var scope = caller.ScopeOf(Right.ManageUnits);
        var planned = await service.PlanAsync(scope, draft, cancellationToken);
        var seal = ReorganisationForm.SealOf(draft);
        if (planned.IsDone && form.Value(ReorganisationForm.ConfirmName).Length > 0 && form.Value(ReorganisationForm.SeenName) == seal)
        {
            var outcome = await service.RecordAsync(caller.Actor, scope, draft, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{outcome.Value}", "da-ghi"));
            }

            planned = Outcomes.Outcome<ReorganisationPlan>.Refused(outcome.Refusals);
        }

        form.AddAll(planned.Refusals);
        return FormPage(known, tree, day, form, planned.Value, seal, [.. planned.Warnings.Select(w => w.Message)]);
    }

    private static async Task<IResult> Undo(
        Guid id, IFormCollection _, UnitTrees trees, UnitService service, IDbContextFactory<NtmLearnDbContext> contexts, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await service.UndoAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, cancellationToken);
        if (outcome.IsDone)
        {
            return new SeeOther(Done.Path(Root, "da-huy"));
        }

        var form = FormState.Empty;
        form.AddAll(outcome.Refusals);
        return await PageAsync(id, trees, contexts, caller, form, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        Guid id, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, Caller caller, FormState form, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Reorganisation>().AsNoTracking().SingleOrDefaultAsync(r => r.ReorganisationId == id, cancellationToken) is not { } act)
        {
            return TypedResults.NotFound();
        }

        var links = await db.Set<UnitSuccession>().AsNoTracking().Where(s => s.ReorganisationId == id).ToListAsync(cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        return new RazorComponentResult<ReorganisationPage>(new
        {
            Act = act,
            Links = (IReadOnlyList<UnitSuccession>)[.. links.OrderBy(l => tree.PathOf(l.SuccessorId), StringComparer.Ordinal)],
            Tree = tree,
            Form = form,
            CanManage = caller.Can(Right.ManageUnits),
        })
        { StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    private static RazorComponentResult<ReorganisationFormPage> FormPage(
        ReorganisationKind kind, UnitTree tree, DateOnly day, FormState form, ReorganisationPlan? plan = null, string? seal = null, IReadOnlyList<string>? warnings = null) =>
        new(new { Kind = kind, Tree = tree, Day = day, Form = form, Plan = plan, Seal = seal, Warnings = warnings ?? [] })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static bool TryKind(string? word, out ReorganisationKind kind) =>
        Enum.TryParse(word, out kind) && Enum.IsDefined(kind) && !char.IsDigit(word![0]);
}
