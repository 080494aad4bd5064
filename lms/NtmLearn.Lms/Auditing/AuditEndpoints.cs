using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Auditing;

/// <summary>The audit: by thing, by person, by whoever did it, by day.</summary>
internal static class AuditEndpoints
{
    public const string Path = "/nhat-ky";

    private const int PageSize = 50;
    private const int MostExported = 20_000;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireRight(Right.ReadAudit);
        group.MapGet("", ShowAsync);
        group.MapPost("/xuat", ExportAsync);
    }

    private static async Task<RazorComponentResult<AuditPage>> ShowAsync(HttpContext context, AuditReader reader, CancellationToken cancellationToken)
    {
        var form = FormState.From(context.Request.Query);
        var rows = await reader.ReadAsync(QueryOf(form), PageSize + 1, cancellationToken);
        return new RazorComponentResult<AuditPage>(new
        {
            Form = form,
            Rows = (IReadOnlyList<AuditRow>)[.. rows.Take(PageSize)],
            Next = rows.Count > PageSize ? rows[PageSize - 1].Id.ToString() : null,
        });
    }

    private static async Task<FileContentHttpResult> ExportAsync(
        IFormCollection fields, Caller caller, AuditReader reader, AuditedWriter writer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rows = await reader.ReadAsync(QueryOf(FormState.From(fields)), MostExported, cancellationToken);
        await writer.NoteAsync(
            caller.Actor, AuditAction.Exported, nameof(AuditEntry), clock.NewId(), null, $$"""{"Rows":{{rows.Count}}}""", cancellationToken);
        var text = new StringBuilder("\uFEFFLúc;Ai;Việc;Loại;Mã;Thay đổi;Lý do\r\n");
        foreach (var row in rows)
        {
            var changes = string.Join(" | ", row.Changes.Select(c => $"{c.Column}: {c.Before} → {c.After}"));
            text.AppendJoin(
                ';', new[] { ScreenFormat.DayTime(row.At), row.Actor, row.Action, row.Subject, row.SubjectId.ToString(), changes, row.Reason ?? "" }.Select(Cell)).Append("\r\n");
        }

        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "nhat-ky.csv");
    }

    /// <summary>Quoted, and with nothing at its beginning that a spreadsheet would take for a formula.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static AuditQuery QueryOf(FormState form) => new(
        form.Value("loai") is { Length: > 0 } subject ? subject : null,
        Guid.TryParse(form.Value("ve"), out var about) ? about : null,
        Guid.TryParse(form.Value("ai"), out var actor) ? actor : null,
        form.Day("ngay", "Ngày", required: false),
        Guid.TryParse(form.Value(Pager.CursorName), out var after) ? after : null);
}
