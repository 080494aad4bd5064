using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Pages of hamlets below <c>/don-vi</c>.</summary>
internal static class HamletPages
{
    private const int MaxFileBytes = 5 * 1024 * 1024;

    public static void MapHamletPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/don-vi/ap/{id:guid}", Show).RequireRight(Right.ReadUnits);
        var write = routes.MapGroup("/don-vi").RequireRight(Right.ManageUnits);
        write.MapPost("/{id:guid}/ap", Add);
        write.MapPost("/ap/{id:guid}/ten", Rename);
        write.MapPost("/ap/{id:guid}/chuyen", Move);
        write.MapPost("/ap/{id:guid}/cham-dut", End);
        write.MapGet("/nhap-ap", ShowImport);
        write.MapPost("/nhap-ap", Import);
    }

    private static async Task<IResult> Add(
        Guid id, IFormCollection fields, UnitTrees trees, HamletService service, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var name = form.RequiredText("Name", "Thêm ấp, khóm", Hamlet.NameMaxLength, "Ấp Chợ");
        var from = form.Day("From", "Từ ngày", required: false);
        if (!form.HasErrors)
        {
            var outcome = await service.CreateAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), new HamletDraft(id, name, from, null), cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/don-vi/{id}", "da-them-ap"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await UnitPages.PageOfAsync(id, await trees.GetAsync(cancellationToken), contexts, time, caller, form, cancellationToken) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<IResult> Show(Guid id, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        return Page(id, tree, time, FormState.Empty.With("Name", tree.Hamlets.Find(id)?.Name));
    }

    private static async Task<IResult> Rename(
        Guid id, IFormCollection fields, UnitTrees trees, HamletService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var name = form.RequiredText("Name", "Tên", Hamlet.NameMaxLength, "Ấp Chợ");
        return form.HasErrors
            ? Page(id, await trees.GetAsync(cancellationToken), time, form)
            : await ToldAsync(id, await service.RenameAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, name, cancellationToken), trees, time, form, cancellationToken);
    }

    private static async Task<IResult> Move(
        Guid id, IFormCollection fields, UnitTrees trees, HamletService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        form.With("Name", tree.Hamlets.Find(id)?.Name);
        if (UnitPick.IsSearching(form))
        {
            return Page(id, tree, time, form);
        }

        var day = form.Day("From", "Từ ngày");
        var unit = UnitPick.One(form, tree, "UnitId", "Xã, phường, thị trấn mới", day ?? time.Today, level: UnitLevel.Commune);
        return form.HasErrors || day is not { } on || unit is not { } to
            ? Page(id, tree, time, form)
            : await ToldAsync(id, await service.MoveAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, to, on, cancellationToken), trees, time, form, cancellationToken);
    }

    private static async Task<IResult> End(
        Guid id, IFormCollection fields, UnitTrees trees, HamletService service, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var tree = await trees.GetAsync(cancellationToken);
        form.With("Name", tree.Hamlets.Find(id)?.Name);
        var day = form.Day("LastDay", "Ngày cuối");
        var successor = form.Id("SuccessorId", "Nhập vào ấp, khóm", required: false);
        return form.HasErrors || day is not { } last
            ? Page(id, tree, time, form)
            : await ToldAsync(id, await service.EndAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), id, last, successor, cancellationToken), trees, time, form, cancellationToken);
    }

    private static RazorComponentResult<HamletImportPage> ShowImport() => new(new { Form = FormState.Empty.With("xem-thu", true) });

    private static async Task<IResult> Import(IFormCollection fields, HamletService service, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        HamletImport? result = null;
        if (fields.Files.GetFile("danh-sach") is not { Length: > 0 and <= MaxFileBytes } file)
        {
            form.Add("danh-sach", "Chưa có tệp, hoặc tệp lớn hơn 5 MB. Xin chọn tệp Excel (.xlsx) hoặc CSV.");
        }
        else
        {
            try
            {
                await using var content = file.OpenReadStream();
                var rows = HamletFile.Read(content);
                var outcome = await service.ImportAsync(caller.Actor, caller.ScopeOf(Right.ManageUnits), rows, form.Checked("xem-thu"), cancellationToken);
                result = outcome.Value;
                foreach (var refusal in outcome.Refusals)
                {
                    form.Add("danh-sach", refusal.Message);
                }
            }
            catch (SheetException exception)
            {
                form.Add("danh-sach", exception.Message);
            }
        }

        return new RazorComponentResult<HamletImportPage>(new { Form = form, Result = result, IsDryRun = form.Checked("xem-thu") })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> ToldAsync(
        Guid id, Outcome<Guid> outcome, UnitTrees trees, LocalTime time, FormState form, CancellationToken cancellationToken)
    {
        if (outcome.IsDone)
        {
            return new SeeOther(Done.Path($"/don-vi/ap/{id}", "da-luu"));
        }

        form.AddAll(outcome.Refusals);
        return Page(id, await trees.GetAsync(cancellationToken), time, form);
    }

    private static IResult Page(Guid id, UnitTree tree, LocalTime time, FormState form) => tree.Hamlets.Find(id) is not { } hamlet
        ? TypedResults.NotFound()
        : new RazorComponentResult<HamletPage>(new { Hamlet = hamlet, Tree = tree, time.Today, Form = form })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
