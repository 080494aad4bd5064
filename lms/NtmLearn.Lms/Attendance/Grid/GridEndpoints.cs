using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Grid;

/// <summary>Attendance of a whole class: people by sessions, as a page and as a file that may come back.</summary>
public static class GridEndpoints
{
    private const long MostBytes = 5 * 1024 * 1024;

    public static IEndpointRouteBuilder MapAttendanceGrid(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lop/{code}/diem-danh", ShowAsync).RequireRight(Right.ReadAttendance);
        routes.MapGet("/van-phong/lop/{code}/diem-danh/xlsx", ExportAsync).RequireRight(Right.ReadAttendance);
        routes.MapPost("/van-phong/lop/{code}/diem-danh", ImportAsync).RequireRight(Right.TakeAttendance).WithFormOptions(multipartBodyLengthLimit: MostBytes);
        return routes;
    }

    private static async Task<Results<RazorComponentResult<GridPage>, NotFound>> ShowAsync(
        string code, Caller caller, GridReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { } grid ? Page(code, grid, FormState.Empty, null) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(
        string code, Caller caller, GridReads reads, AuditedWriter audit, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { Sessions.Count: > 0 } grid)
        {
            return TypedResults.NotFound();
        }

        await audit.NoteAsync(caller.Actor, AuditAction.Exported, "Attendance", grid.Sessions[0].OfferingId, personId: null, detail: null, cancellationToken);
        return TypedResults.File(GridFile.Write(grid), SheetWriter.XlsxContentType, $"diem-danh-{code}.xlsx");
    }

    private static async Task<Results<RazorComponentResult<GridPage>, NotFound>> ImportAsync(
        string code, IFormCollection posted, Caller caller, GridReads reads, AttendanceLedger ledger, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { } grid || grid.Recorded.Count == 0)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var reason = form.OptionalText("reason", "Lý do sửa", AttendanceMark.ReasonMaxLength);
        if (posted.Files["file"] is not { Length: > 0 } file)
        {
            form.Add("file", "Chưa chọn tệp. Xin chọn tệp Excel (.xlsx) hoặc CSV.");
            return Page(code, grid, form, null);
        }

        try
        {
            var reading = GridFile.Read(await file.BytesAsync(cancellationToken), grid);
            var written = 0;
            foreach (var (sessionId, marks) in reading.Marks.Where(m => grid.Recorded.Contains(m.Key)))
            {
                var session = grid.Sessions.First(s => s.SessionId == sessionId);
                var outcome = await ledger.RecordAsync(
                    caller.Actor, sessionId, new LedgerInput(MarkSource.File, [.. marks.Select(m => m with { Reason = reason })]), cancellationToken);
                written += outcome.Value?.Count(r => r.Fate == MarkFate.Written) ?? 0;
                reading.Problems.AddRange(outcome.NotTaken.Select(r => $"Buổi {ScreenFormat.Day(session.Day)} {ScreenFormat.Time(session.StartMinute)}: {r.Message}"));
            }

            return Page(code, (await reads.FindAsync(caller, code, cancellationToken))!, form, new GridImport(written, reading.Problems));
        }
        catch (SheetException exception)
        {
            form.Add("file", exception.Message);
            return Page(code, grid, form, null);
        }
    }

    private static RazorComponentResult<GridPage> Page(string code, AttendanceGrid grid, FormState form, GridImport? import) => new(new { Code = code, Grid = grid, Form = form, Import = import })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}

/// <summary>What came of a file.</summary>
public sealed record GridImport(int Written, IReadOnlyList<string> Problems);
