using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Reports;

/// <summary>The report of one class and of many: on the screen, as a paper and as a table, and the rows beneath each figure.</summary>
public static class ReportEndpoints
{
    public const string Root = "/van-phong/bao-cao";

    private const int PageSize = 200;

    /// <summary>Maps <c>/van-phong/bao-cao</c> and <c>/van-phong/lop/{code}/bao-cao</c>.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ShowAsync).RequireRight(Right.ReadReports);
        routes.MapGet(Root + "/so-lieu/{figure}", RowsAsync).RequireRight(Right.ReadReports);
        routes.MapGet(Root + "/tai/{format}", TakeAsync).RequireRight(Right.ReadReports);
        routes.MapGet("/van-phong/lop/{code}/bao-cao", (string code, HttpRequest request, Pages pages, CancellationToken token) => pages.ShowAsync(code, request, token))
            .RequireRight(Right.ReadReports);
        routes.MapGet(
            "/van-phong/lop/{code}/bao-cao/so-lieu/{figure}",
            (string code, string figure, HttpRequest request, Pages pages, CancellationToken token) => pages.RowsAsync(code, figure, request, token)).RequireRight(Right.ReadReports);
        routes.MapGet(
            "/van-phong/lop/{code}/bao-cao/tai/{format}",
            (string code, string format, HttpRequest request, Pages pages, CancellationToken token) => pages.TakeAsync(code, format, request, token)).RequireRight(Right.ReadReports);
        return routes;
    }

    private static Task<Results<RazorComponentResult<ReportPage>, NotFound>> ShowAsync(HttpRequest request, Pages pages, CancellationToken cancellationToken) =>
        pages.ShowAsync(null, request, cancellationToken);

    private static Task<Results<RazorComponentResult<FigurePage>, NotFound>> RowsAsync(string figure, HttpRequest request, Pages pages, CancellationToken cancellationToken) =>
        pages.RowsAsync(null, figure, request, cancellationToken);

    private static Task<Results<FileContentHttpResult, NotFound>> TakeAsync(string format, HttpRequest request, Pages pages, CancellationToken cancellationToken) =>
        pages.TakeAsync(null, format, request, cancellationToken);

    /// <summary>Gathers what the pages show.</summary>
    public sealed class Pages(
        ReportReader reader, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, AuditedWriter audit, IOptions<OfficeOptions> office, LocalTime time, Caller caller)
    {
        internal async Task<Results<RazorComponentResult<ReportPage>, NotFound>> ShowAsync(string? code, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await ReadAsync(code, request, cancellationToken) is not { } found)
            {
                return TypedResults.NotFound();
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return new RazorComponentResult<ReportPage>(new
            {
                found.Paper,
                found.Data,
                found.Question,
                found.Form,
                Path = PathOf(code),
                Units = UnitChoices.For(await trees.GetAsync(cancellationToken), time.Today, found.Question.UnitId),
                Topics = (IReadOnlyList<FieldOption>)await db.Set<Topic>().OrderBy(t => t.Code)
                    .Select(t => new FieldOption(t.TopicId.ToString(), t.Name, null, null)).ToListAsync(cancellationToken),
            })
            {
                StatusCode = found.Form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }

        internal async Task<Results<RazorComponentResult<FigurePage>, NotFound>> RowsAsync(
            string? code, string figure, HttpRequest request, CancellationToken cancellationToken)
        {
            if (await ReadAsync(code, request, cancellationToken) is not { } found || found.Data.Figures.SingleOrDefault(f => f.Word == figure) is not { } shown)
            {
                return TypedResults.NotFound();
            }

            var line = found.Form.Value("dong");
            var units = new ReportUnits(found.Data, await trees.GetAsync(cancellationToken), found.Question, time.Today);
            var rows = shown.Rows.Where(r => line.Length == 0 || units.IsOn(r, line)).ToList();
            var page = Math.Max(1, found.Form.Integer("trang", "Trang", 1, 100_000, required: false) ?? 1);
            return new RazorComponentResult<FigurePage>(new
            {
                Figure = shown,
                Total = shown.Write(rows.Sum(r => r.Amount)),
                Rows = (IReadOnlyList<FigureRow>)[.. rows.Skip((page - 1) * PageSize).Take(PageSize)],
                Count = rows.Count,
                PageNumber = page,
                PageCount = (rows.Count + PageSize - 1) / PageSize,
                Back = PathOf(code) + found.Question.Query,
                found.Paper.Title,
            });
        }

        internal async Task<Results<FileContentHttpResult, NotFound>> TakeAsync(string? code, string format, HttpRequest request, CancellationToken cancellationToken)
        {
            if (format is not ("docx" or "xlsx") || await ReadAsync(code, request, cancellationToken) is not { Form.HasErrors: false } found)
            {
                return TypedResults.NotFound();
            }

            await audit.NoteAsync(
                caller.Actor, AuditAction.Exported, "Report", Guid.Empty, personId: null, $$"""{"Class":"{{found.Question.Code}}","Format":"{{format}}"}""", cancellationToken);
            var name = $"bao-cao-{(code is null ? time.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : found.Question.Code)}.{format}";
            return format == "docx"
                ? TypedResults.File(ReportFiles.WriteDocx(found.Paper, office.Value), OfficialPaper.ContentType, name)
                : TypedResults.File(ReportFiles.WriteXlsx(found.Paper), SheetWriter.XlsxContentType, name);
        }

        private static string PathOf(string? code) => code is null ? Root : $"/van-phong/lop/{code}/bao-cao";

        /// <summary>Null when the class is out of reach.</summary>
        private async Task<(ReportPaper Paper, ReportData Data, ReportQuestion Question, FormState Form)?> ReadAsync(string? code, HttpRequest request, CancellationToken cancellationToken)
        {
            var form = FormState.From(request.Query);
            var tree = await trees.GetAsync(cancellationToken);
            var question = new ReportQuestion(
                code,
                code is not null ? null : form.Day("tu", "Từ ngày", required: false) ?? (form.Value("tu").Length == 0 ? new DateOnly(time.Today.Year, 1, 1) : null),
                code is not null ? null : form.Day("den", "Đến ngày", required: false),
                code is null ? form.Id("dv", "Đơn vị", required: false) : null,
                code is null ? form.Id("chuyen-de", "Chuyên đề", required: false) : null,
                form.Value("xem") != "nay",
                form.OneOf<BreakdownLevel>("cap", "Cấp", required: false) ?? BreakdownLevel.Commune);
            if (question.To < question.From)
            {
                form.Add("den", "“Đến ngày” phải từ “Từ ngày” trở đi.");
            }

            var data = form.HasErrors ? new ReportData([], []) : await reader.ReadAsync(caller, question, cancellationToken);
            if (code is not null && data.Classes.Count == 0 && !form.HasErrors)
            {
                return null;
            }

            return (ReportPapers.Make(data, question, tree, time.Today, PathOf(code), await AskedAsync(question, tree, cancellationToken)), data, question, form);
        }

        private async Task<IReadOnlyList<ReportLine>> AskedAsync(ReportQuestion question, UnitTree tree, CancellationToken cancellationToken)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var topic = question.TopicId is { } id ? await db.Set<Topic>().Where(t => t.TopicId == id).Select(t => t.Name).SingleOrDefaultAsync(cancellationToken) : null;
            return
            [
                new("Kỳ báo cáo", $"lớp bắt đầu {UnitPeriod.Of(question.From, question.To)}"),
                new("Đơn vị", question.UnitId is { } unit ? $"{tree.PathOf(unit)}: lớp mở cho đơn vị, và người của đơn vị ở lớp khác" : "mọi đơn vị trong phạm vi của người xem"),
                new("Chuyên đề", topic ?? "tất cả"),
            ];
        }
    }
}
