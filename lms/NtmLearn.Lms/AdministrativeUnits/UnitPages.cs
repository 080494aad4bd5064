using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Pages of units at <c>/don-vi</c>. Units are public facts: who may read them at all reads all of them.</summary>
public static class UnitPages
{
    public static IEndpointRouteBuilder MapUnitPages(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/don-vi").RequireRight(Right.ReadUnits);
        read.MapGet("", List);
        read.MapGet("/{id:guid}", Show);
        var write = routes.MapGroup("/don-vi").RequireRight(Right.ManageUnits);
        write.MapGet("/moi", New);
        write.MapPost("/moi", Create);
        write.MapGet("/{id:guid}/sua", Edit);
        write.MapPost("/{id:guid}/sua", Save);
        routes.MapReorganisationPages();
        routes.MapHamletPages();
        return routes;
    }

    /// <summary>The page of a unit, also shown again when a form on it has errors.</summary>
    internal static async Task<RazorComponentResult<UnitPage>?> PageOfAsync(
        Guid id, UnitTree tree, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, Caller caller, FormState? form, CancellationToken cancellationToken)
    {
        if (tree.Find(id) is not { } unit)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var acts = await db.Set<Reorganisation>().AsNoTracking()
            .Where(r => r.ReorganisationId == unit.OpenedById || r.ReorganisationId == unit.EndedById)
            .ToDictionaryAsync(r => r.ReorganisationId, cancellationToken);
        return new RazorComponentResult<UnitPage>(new
        {
            Tree = tree,
            Unit = unit,
            time.Today,
            Acts = (IReadOnlyDictionary<Guid, Reorganisation>)acts,
            Form = form ?? FormState.Empty,
            CanManage = caller.ScopeOf(Right.ManageUnits).Covers(id),
        })
        { StatusCode = form is { HasErrors: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    private static async Task<IResult> List(HttpRequest request, UnitTrees trees, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(request.Query);
        var tree = await trees.GetAsync(cancellationToken);
        var day = form.Day("ngay", "Như ngày", required: false) ?? time.Today;
        return new RazorComponentResult<UnitsPage>(new
        {
            Tree = tree,
            Day = day,
            Form = form,
            Found = form.Value("tim").Length > 0 ? tree.Finder.Find(form.Value("tim"), day, 50) : null,
            CanManage = caller.Can(Right.ManageUnits),
        });
    }

    private static async Task<IResult> Show(
        Guid id, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, Caller caller, CancellationToken cancellationToken) =>
        await PageOfAsync(id, await trees.GetAsync(cancellationToken), contexts, time, caller, null, cancellationToken) is { } page ? page : TypedResults.NotFound();

    private static async Task<IResult> New(UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        FormPage("Thêm đơn vị", await trees.GetAsync(cancellationToken), time, FormState.Empty.With("Level", UnitLevel.Commune), "/don-vi");

    private static async Task<IResult> Create(
        IFormCollection fields, UnitTrees trees, UnitService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        if (!UnitPick.IsSearching(form) && Read(form, tree, time) is { } draft)
        {
            var outcome = await service.CreateAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), draft, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/don-vi/{outcome.Value}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return FormPage("Thêm đơn vị", tree, time, form, "/don-vi");
    }

    private static async Task<IResult> Edit(Guid id, UnitTrees trees, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        if (tree.Find(id) is not { } unit || !caller.ScopeOf(Right.ManageUnits).Covers(id))
        {
            return TypedResults.NotFound();
        }

        var form = FormState.Empty.With("Code", unit.Code).With("Name", unit.Name).With("Level", unit.Level).With("Kind", unit.Kind)
            .With("ParentId", unit.ParentId).With("ValidFrom", unit.ValidFrom).With("ValidTo", unit.ValidTo).With("Seat", unit.Seat)
            .With("Version", unit.Version);
        return FormPage($"Sửa {unit.FullName}", tree, time, form, $"/don-vi/{id}");
    }

    private static async Task<IResult> Save(
        Guid id, IFormCollection fields, UnitTrees trees, UnitService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        if (tree.Find(id) is not { } unit)
        {
            return TypedResults.NotFound();
        }

        if (!UnitPick.IsSearching(form) && Read(form, tree, time) is { } draft)
        {
            var version = form.Integer("Version", "Phiên bản", 0, int.MaxValue, required: false);
            var outcome = await service.EditAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, draft, version, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/don-vi/{id}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return FormPage($"Sửa {unit.FullName}", tree, time, form, $"/don-vi/{id}");
    }

    private static UnitDraft? Read(FormState form, UnitTree tree, LocalTime time)
    {
        var code = form.RequiredText("Code", "Mã đơn vị", AdministrativeUnit.CodeMaxLength, "29461");
        var level = form.OneOf<UnitLevel>("Level", "Cấp");
        var kind = form.RequiredText("Kind", "Loại", AdministrativeUnit.KindMaxLength, "xã");
        var name = form.RequiredText("Name", "Tên", AdministrativeUnit.NameMaxLength, "Trà Cú");
        var from = form.Day("ValidFrom", "Từ ngày", required: false);
        var parent = UnitPick.One(form, tree, "ParentId", "Đơn vị cấp trên", from ?? time.Today, required: level is not UnitLevel.Province);
        var to = form.Day("ValidTo", "Đến hết ngày", required: false);
        var seat = form.OptionalText("Seat", "Nơi đặt trụ sở", AdministrativeUnit.SeatMaxLength);
        return form.HasErrors || level is not { } known ? null : new UnitDraft(code, name, known, kind, parent, from, to, seat);
    }

    private static RazorComponentResult<UnitFormPage> FormPage(string title, UnitTree tree, LocalTime time, FormState form, string cancelHref) =>
        new(new { Title = title, Tree = tree, time.Today, Form = form, CancelHref = cancelHref })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
