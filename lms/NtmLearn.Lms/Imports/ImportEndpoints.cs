using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Imports;

/// <summary>Pages on which the office sends files, sees what they would do, and has them taken in.</summary>
public static class ImportEndpoints
{
    public const string Root = "/nhap-du-lieu";

    // More than a file may have, so that a larger one is told what to do rather than cut off.
    private const int MostBytes = 45_000_000;
    private const int PageSize = 50;
    private const int RunsShown = 20;

    private const string FileName = "file";
    private const string KindName = "kind";
    private const string WeightName = "muc";

    // Seconds after which a page that shows work asks again.
    private const int RefreshSeconds = 2;

    public static IEndpointRouteBuilder MapImportEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ListAsync).RequireRight(Right.ReadOffice);
        var group = routes.MapGroup(Root).RequireRight(Right.Import);
        group.MapPost("", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithFormOptions(multipartBodyLengthLimit: MostBytes);
        group.MapGet("/mau/{kind}", Template);
        group.MapGet("/{id:guid}", ShowAsync);
        group.MapPost("/{id:guid}", BeginAsync);
        group.MapGet("/{id:guid}/dong-loi", RejectedAsync);
        return routes;
    }

    /// <summary>The name of the file with rejected rows.</summary>
    internal static string RejectedName(ImportRun run) => $"dong-chua-nhap-{Path.GetFileNameWithoutExtension(run.FileName)}.xlsx";

    private static async Task<RazorComponentResult<ImportsPage>> ListAsync(ImportService imports, LocalTime time, Caller caller, CancellationToken cancellationToken) =>
        await PageAsync(imports, time, caller, FormState.Empty.With(KindName, ImportKind.People), cancellationToken);

    private static async Task<Results<RazorComponentResult<ImportsPage>, SeeOther>> UploadAsync(
        IFormCollection posted, ImportService imports, LocalTime time, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        var kind = Enum.TryParse<ImportKind>(form.Value(KindName), out var chosen) && Enum.IsDefined(chosen) ? chosen : (ImportKind?)null;
        if (kind is null)
        {
            form.Add(KindName, "Chọn loại danh sách.");
        }

        var sheet = form.OptionalText("sheet", "Tên trang tính", ImportRun.SheetNameMaxLength);
        var file = posted.Files.GetFile(FileName);
        if (file is not { Length: > 0 })
        {
            form.Add(FileName, "Chọn tệp Excel (.xlsx) hoặc CSV.");
        }
        else if (file.Length > ImportService.MaxBytes)
        {
            form.Add(FileName, $"Tệp lớn quá {ImportService.MaxBytes / 1_000_000} MB. Hãy xóa hình ảnh và các trang tính không cần, hoặc chia danh sách thành nhiều tệp.");
        }

        if (form.HasErrors)
        {
            return await PageAsync(imports, time, caller, form, cancellationToken);
        }

        var id = form.Key is { } key ? Guid.Parse(key, CultureInfo.InvariantCulture) : clock.NewId();
        var outcome = await imports.UploadAsync(caller, id, kind!.Value, file!.FileName, await file.BytesAsync(cancellationToken), sheet, cancellationToken);
        if (outcome.Value is { } run)
        {
            return new SeeOther($"{Root}/{run.ImportRunId}");
        }

        form.AddAll(outcome.Refusals);
        return await PageAsync(imports, time, caller, form, cancellationToken);
    }

    private static async Task<RazorComponentResult<ImportsPage>> PageAsync(
        ImportService imports, LocalTime time, Caller caller, FormState form, CancellationToken cancellationToken) =>
        new(new { Form = form, Runs = await imports.LastAsync(caller, RunsShown, cancellationToken), Time = time })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static Results<FileStreamHttpResult, NotFound> Template(string kind, ImportService imports) =>
        Enum.GetValues<ImportKind>().Where(k => ImportWords.FileOf(k) == kind).Select(k => (ImportKind?)k).FirstOrDefault() is { } known
            ? TypedResults.File(imports.Template(known), SheetWriter.XlsxContentType, $"mau-{kind}.xlsx")
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ImportRunPage>, NotFound>> ShowAsync(
        Guid id, HttpContext http, ImportService imports, LocalTime time, Caller caller, CancellationToken cancellationToken) =>
        await imports.FindAsync(caller, id, cancellationToken) is { } run
            ? await RunPageAsync(run, http, imports, time, [], cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ImportRunPage>, SeeOther, NotFound>> BeginAsync(
        Guid id, HttpContext http, ImportService imports, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var outcome = await imports.BeginAsync(caller, id, cancellationToken);
        if (outcome.IsDone)
        {
            return new SeeOther($"{Root}/{id}");
        }

        return await imports.FindAsync(caller, id, cancellationToken) is { } run
            ? await RunPageAsync(run, http, imports, time, outcome.Refusals, cancellationToken)
            : TypedResults.NotFound();
    }

    private static async Task<RazorComponentResult<ImportRunPage>> RunPageAsync(
        ImportRun run, HttpContext http, ImportService imports, LocalTime time, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (run.IsAtWork)
        {
            // The header rather than an element of the page: readers of the page are not told of it over and over.
            http.Response.Headers["Refresh"] = RefreshSeconds.ToString(CultureInfo.InvariantCulture);
        }

        var counts = await imports.CountIssuesAsync(run, cancellationToken);
        var asked = http.Request.Query[WeightName].ToString();
        var weight = Enum.GetValues<IssueWeight>().Where(w => ImportRunPage.WordOf(w) == asked).Append(counts.Keys.Append(IssueWeight.Result).Min()).First();
        var pages = Math.Max(1, (int)Math.Ceiling(counts.GetValueOrDefault(weight) / (double)PageSize));
        var page = int.TryParse(http.Request.Query[Pager.PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? Math.Clamp(typed, 1, pages) : 1;
        return new(new
        {
            Run = run,
            Counts = counts,
            Weight = weight,
            Issues = await imports.IssuesAsync(run, weight, page, PageSize, cancellationToken),
            Page = page,
            PageCount = pages,
            SameFileAt = run.State == ImportState.Checked ? await imports.SameFileAsync(run, cancellationToken) : null,
            Time = time,
            Refusals = refusals,
        })
        {
            StatusCode = refusals.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        };
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> RejectedAsync(Guid id, ImportService imports, Caller caller, CancellationToken cancellationToken) =>
        await imports.FindAsync(caller, id, cancellationToken) is { } run && await imports.RejectedAsync(caller, run, cancellationToken) is { } file
            ? TypedResults.File(file, SheetWriter.XlsxContentType, RejectedName(run))
            : TypedResults.NotFound();
}
