using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>The list of a session, for who leads it or stands at its door.</summary>
public static class SheetEndpoints
{
    public const string Root = "/van-phong/diem-danh";

    /// <summary>Rows of the largest class, and then some: ASP.NET takes 1,024 fields otherwise.</summary>
    private const int MostFields = 5000;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["luu"] = "Đã lưu điểm danh.",
        ["khong-doi"] = "Không có gì thay đổi, nên không ghi gì thêm.",
        ["khach"] = "Đã thêm khách và ghi có mặt.",
        ["dem"] = "Đã lưu số người đếm được.",
        ["hoan-tac"] = "Đã hoàn tác lần lưu vừa rồi.",
        ["xin-phep"] = "Đã trả lời đơn xin phép.",
        ["xin-phep-khong"] = "Chưa ghi được: buổi đã khóa hoặc đã hủy.",
        ["mo-khoa"] = "Đã mở khóa buổi này để sửa.",
    };

    /// <summary>Maps <c>/van-phong/diem-danh</c> and <c>/van-phong/buoi/{sessionId}</c>.</summary>
    public static IEndpointRouteBuilder MapSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ListAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet("/van-phong/buoi/{sessionId:guid}", ShowAsync).RequireRight(Right.ReadAttendance, Right.TakeAttendance);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}", SaveAsync).RequireRight(Right.TakeAttendance)
            .WithFormOptions(valueCountLimit: MostFields);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/hoan-tac", UndoAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/nguoi/{attendeeId:guid}", HistoryAsync).RequireRight(Right.ReadAttendance, Right.TakeAttendance);
        routes.MapSheetWalkIns();
        routes.MapSheetCount();
        routes.MapSheetLock();
        return routes;
    }

    /// <summary>The address of a session's list.</summary>
    public static string PathOf(Guid sessionId) => $"/van-phong/buoi/{sessionId}";

    private static async Task<RazorComponentResult<SheetsPage>> ListAsync(Caller caller, SheetReads reads, CancellationToken cancellationToken) =>
        new(new { Sessions = await reads.RecordedAsync(caller, daysBack: 7, daysAhead: 14, cancellationToken) });

    private static async Task<Results<RazorComponentResult<SheetPage>, NotFound>> ShowAsync(
        Guid sessionId, Caller caller, SheetReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { } sheet ? Page(sheet, FormState.Empty) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<SheetPage>, SeeOther, NotFound>> SaveAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, AttendanceLedger ledger, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        if (form.Key is not { } key)
        {
            form.Add("", "Trang này đã cũ. Xin tải lại trang rồi ghi lại.");
            return Page(sheet, form);
        }

        var reason = form.OptionalText("reason", "Lý do sửa", AttendanceMark.ReasonMaxLength);
        var marks = SheetForm.Read(posted, sheet, key, reason);
        var outcome = await ledger.RecordAsync(caller.Actor, sessionId, new LedgerInput(MarkSource.List, marks), cancellationToken);
        if (outcome.NotTaken.Count == 0)
        {
            return new SeeOther(outcome.Value!.Any(r => r.Fate != MarkFate.Unchanged)
                ? Done.Path(PathOf(sessionId), "luu") + "&lan=" + key
                : Done.Path(PathOf(sessionId), "khong-doi"));
        }

        form.AddAll(outcome.NotTaken);
        return Page((await reads.FindAsync(caller, sessionId, cancellationToken))!, form);
    }

    private static async Task<Results<RazorComponentResult<SheetPage>, SeeOther, NotFound>> UndoAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, AttendanceLedger ledger, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        if (form.Id("lan", "Lần lưu") is { } saved)
        {
            var outcome = await ledger.RetractAsync(caller.Actor, sessionId, $"{saved:N}-", cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(sessionId), "hoan-tac"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Page(sheet, form);
    }

    private static async Task<Results<RazorComponentResult<MarkHistoryPage>, NotFound>> HistoryAsync(
        Guid sessionId, Guid attendeeId, Caller caller, SheetReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { } sheet && sheet.Rows.FirstOrDefault(r => r.AttendeeId == attendeeId) is { } row
            ? new RazorComponentResult<MarkHistoryPage>(new { sheet.Session, Row = row, Marks = await reads.MarksAsync(sessionId, attendeeId, cancellationToken) })
            : TypedResults.NotFound();

    internal static RazorComponentResult<SheetPage> Page(SheetView sheet, FormState form) => new(new { Sheet = sheet, Form = form })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
