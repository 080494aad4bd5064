using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Organisations;

/// <summary>Pages of organisations at <c>/to-chuc</c>.</summary>
public static class OrganisationPages
{
    private const string Root = "/to-chuc";
    private const int PageSize = 50;

    public static IEndpointRouteBuilder MapOrganisationPages(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup(Root).RequireRight(Right.ReadUnits);
        read.MapGet("", List);
        read.MapGet("/{id:guid}", Show);
        var write = routes.MapGroup(Root).RequireRight(Right.ManageOrganisations);
        write.MapGet("/moi", New);
        write.MapPost("/moi", Create);
        write.MapGet("/{id:guid}/sua", Edit);
        write.MapPost("/{id:guid}/sua", Save);
        write.MapPost("/{id:guid}/ke-tiep", Succeed);
        return routes;
    }

    private static async Task<IResult> List(
        HttpRequest request, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, Screen screen, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(request.Query);
        var filters = new List<FilterLink>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<Organisation>().AsNoTracking();
        if (form.Value("tim") is { Length: > 0 } text)
        {
            var key = VietnameseText.Fold(text);
            rows = rows.Where(o => o.SearchKey.Contains(key));
            filters.Add(new FilterLink($"Tên có “{text}”", screen.PathWithout("tim")));
        }

        if (form.OneOf<OrganisationKind>("loai", "Loại", required: false) is { } kind)
        {
            rows = rows.Where(o => o.Kind == kind);
            filters.Add(new FilterLink(OrganisationWords.KindName(kind), screen.PathWithout("loai")));
        }

        if (form.Value("con").Length == 0)
        {
            var today = time.Today;
            rows = rows.Where(o => (o.ValidFrom == null || o.ValidFrom <= today) && (o.ValidTo == null || o.ValidTo >= today));
        }

        var total = await rows.CountAsync(cancellationToken);
        var pages = (total + PageSize - 1) / PageSize;
        var page = Math.Clamp(int.TryParse(form.Value(Pager.PageName), out var asked) ? asked : 1, 1, Math.Max(1, pages));
        var items = await rows.OrderBy(o => o.Kind).ThenBy(o => o.SearchKey).ThenBy(o => o.OrganisationId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new RazorComponentResult<OrganisationsPage>(new
        {
            Items = (IReadOnlyList<Organisation>)items,
            Form = form,
            Filters = (IReadOnlyList<FilterLink>)filters,
            Page = page,
            PageCount = pages,
            Total = total,
            CanManage = caller.Can(Right.ManageOrganisations),
        });
    }

    private static Task<IResult> Show(
        Guid id, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, Caller caller, CancellationToken cancellationToken) =>
        PageAsync(id, contexts, trees, caller, FormState.Empty, cancellationToken);

    private static async Task<IResult> New(UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        FormPage("Thêm tổ chức", await trees.GetAsync(cancellationToken), time, FormState.Empty, Root);

    private static async Task<IResult> Create(
        IFormCollection fields, UnitTrees trees, OrganisationService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        if (!UnitPick.IsSearching(form) && Read(form, tree, time) is { } draft)
        {
            var outcome = await service.CreateAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), draft, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{outcome.Value}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return FormPage("Thêm tổ chức", tree, time, form, Root);
    }

    private static async Task<IResult> Edit(
        Guid id, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.OrganisationId == id, cancellationToken) is not { } organisation)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.Empty.With("Name", organisation.Name).With("ShortName", organisation.ShortName).With("Kind", organisation.Kind)
            .With("UnitId", organisation.UnitId).With("ValidFrom", organisation.ValidFrom).With("ValidTo", organisation.ValidTo)
            .With("Role", organisation.Role).With("Version", organisation.Version);
        return FormPage($"Sửa {organisation.Name}", await trees.GetAsync(cancellationToken), time, form, $"{Root}/{id}");
    }

    private static async Task<IResult> Save(
        Guid id, IFormCollection fields, UnitTrees trees, OrganisationService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        if (!UnitPick.IsSearching(form) && Read(form, tree, time) is { } draft)
        {
            var version = form.Integer("Version", "Phiên bản", 0, int.MaxValue, required: false);
            var outcome = await service.EditAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), id, draft, version, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{id}", "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return FormPage("Sửa tổ chức", tree, time, form, $"{Root}/{id}");
    }

    private static async Task<IResult> Succeed(
        Guid id, IFormCollection fields, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, OrganisationService service, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var successor = form.Id("SuccessorId", "Tổ chức kế tiếp");
        var kind = form.OneOf<OrganisationSuccessionKind>("Kind", "Việc");
        var day = form.Day("EffectiveOn", "Từ ngày", required: false);
        if (!form.HasErrors && successor is { } next && kind is { } how)
        {
            var draft = new OrganisationSuccessionDraft(id, next, day, how, form.Checked("EndsPredecessor"));
            var outcome = await service.RecordSuccessionAsync(caller.Actor, caller.ScopeOf(Right.ManageOrganisations), draft, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Root}/{id}", "da-ghi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(id, contexts, trees, caller, form, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        Guid id, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, Caller caller, FormState form, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.OrganisationId == id, cancellationToken) is not { } organisation)
        {
            return TypedResults.NotFound();
        }

        var links = await db.Set<OrganisationSuccession>().AsNoTracking().Where(s => s.PredecessorId == id || s.SuccessorId == id).ToListAsync(cancellationToken);
        var otherIds = links.Select(l => l.PredecessorId == id ? l.SuccessorId : l.PredecessorId).ToList();
        var others = await db.Set<Organisation>().AsNoTracking().Where(o => otherIds.Contains(o.OrganisationId)).ToDictionaryAsync(o => o.OrganisationId, cancellationToken);
        var canManage = caller.ScopeOf(Right.ManageOrganisations).Covers(organisation.UnitId, id);
        var choices = canManage
            ? await db.Set<Organisation>().AsNoTracking().Where(o => o.OrganisationId != id).OrderBy(o => o.SearchKey)
                .Select(o => new { o.OrganisationId, o.Name, o.Kind }).ToListAsync(cancellationToken)
            : [];
        var tree = await trees.GetAsync(cancellationToken);
        return new RazorComponentResult<OrganisationPage>(new
        {
            Organisation = organisation,
            UnitPath = organisation.UnitId is { } unit ? tree.PathOf(unit) : null,
            Links = (IReadOnlyList<(OrganisationSuccession, Organisation)>)[.. links.Select(l => (l, others[l.PredecessorId == id ? l.SuccessorId : l.PredecessorId]))],
            Others = (IReadOnlyList<FieldOption>)[.. choices.OrderBy(c => c.Kind).Select(c => new FieldOption(c.OrganisationId.ToString(), c.Name, OrganisationWords.KindName(c.Kind)))],
            Form = form,
            CanManage = canManage,
        })
        { StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    private static OrganisationDraft? Read(FormState form, UnitTree tree, LocalTime time)
    {
        var name = form.RequiredText("Name", "Tên đầy đủ", Organisation.NameMaxLength, "Hội Nông dân tỉnh Vĩnh Long");
        var shortName = form.OptionalText("ShortName", "Tên gọi tắt", Organisation.ShortNameMaxLength);
        var kind = form.OneOf<OrganisationKind>("Kind", "Loại");
        var from = form.Day("ValidFrom", "Từ ngày", required: false);
        var unit = UnitPick.One(form, tree, "UnitId", "Đơn vị hành chính", from ?? time.Today, required: false);
        var to = form.Day("ValidTo", "Đến hết ngày", required: false);
        var role = form.OptionalText("Role", "Phần việc trong kế hoạch", Organisation.RoleMaxLength);
        return form.HasErrors || kind is not { } known ? null : new OrganisationDraft(name, shortName, known, unit, from, to, role);
    }

    private static RazorComponentResult<OrganisationFormPage> FormPage(string title, UnitTree tree, LocalTime time, FormState form, string cancelHref) =>
        new(new { Title = title, Tree = tree, time.Today, Form = form, CancelHref = cancelHref })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
