using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
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
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/khach", AddWalkInAsync).RequireRight(Right.TakeAttendance);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/dem", CountAsync).RequireRight(Right.TakeAttendance);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/hoan-tac", UndoAsync).RequireRight(Right.TakeAttendance);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/mo-khoa", UnlockAsync).RequireRight(Right.SuperviseAttendance);
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/nguoi/{attendeeId:guid}", HistoryAsync).RequireRight(Right.ReadAttendance, Right.TakeAttendance);
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
        if (outcome.IsDone && outcome.Value!.All(r => r.Refusal is null))
        {
            return new SeeOther(outcome.Value!.Any(r => r.Fate != MarkFate.Unchanged)
                ? Done.Path(PathOf(sessionId), "luu") + "&lan=" + key
                : Done.Path(PathOf(sessionId), "khong-doi"));
        }

        form.AddAll(outcome.IsDone ? [.. outcome.Value!.Select(r => r.Refusal).OfType<Refusal>().Distinct()] : outcome.Refusals);
        return Page((await reads.FindAsync(caller, sessionId, cancellationToken))!, form);
    }

    private static async Task<Results<RazorComponentResult<SheetPage>, SeeOther, NotFound>> AddWalkInAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, AttendanceLedger ledger, Residences residences, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        var name = form.RequiredText("fullName", "Họ tên khách", Person.FullNameMaxLength, "Thạch Thị Sa Rây");
        var sex = form.OneOf<Sex>("sex", "Giới tính", required: false);
        var year = form.Integer("yearOfBirth", "Năm sinh", 1900, time.Today.Year - 5, required: false);
        var place = form.OptionalText("place", "Ấp, khóm hoặc xã", Person.FullNameMaxLength);
        var key = form.Key;
        if (key is null)
        {
            form.Add("", "Trang này đã cũ. Xin tải lại trang rồi ghi lại.");
        }

        if (!form.HasErrors)
        {
            // One place that fits is taken; of several, or none, the words are kept.
            var found = place is null ? [] : await residences.FindAsync(place, cancellationToken);
            var at = found is [var only] ? only : null;
            var walkInId = Guid.ParseExact(key!, "N");
            var input = new LedgerInput(MarkSource.List, [new MarkInput(walkInId, sheet.ArrivesAs(time.UtcNow), $"{key}-there")])
            {
                WalkIns = [new WalkInInput(walkInId, name!, sex, year, at?.HamletId, at?.UnitId, place, key!)],
            };
            var outcome = await ledger.RecordAsync(caller.Actor, sessionId, input, cancellationToken);
            if (outcome.IsDone && outcome.Value!.All(r => r.Refusal is null))
            {
                return new SeeOther(Done.Path(PathOf(sessionId), "khach"));
            }

            form.AddAll(outcome.IsDone ? [.. outcome.Value!.Select(r => r.Refusal).OfType<Refusal>().Distinct()] : outcome.Refusals);
        }

        return Page(sheet, form);
    }

    private static async Task<Results<RazorComponentResult<SheetPage>, SeeOther, NotFound>> CountAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, AttendanceLedger ledger, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        var total = form.Integer("total", "Tổng số người", 0, HeadcountRules.Most);
        var women = form.Integer("women", "Số nữ", 0, HeadcountRules.Most);
        var minority = form.Integer("ethnicMinority", "Người dân tộc thiểu số", 0, HeadcountRules.Most, required: false);
        var poor = form.Integer("poorHousehold", "Người hộ nghèo", 0, HeadcountRules.Most, required: false);
        var reason = form.OptionalText("countReason", "Lý do sửa", AttendanceMark.ReasonMaxLength);
        if (!form.HasErrors && form.Key is { } key)
        {
            var input = new LedgerInput(MarkSource.List, []) { Headcount = new HeadcountInput(total!.Value, women!.Value, minority, poor, key, reason) };
            var outcome = await ledger.RecordAsync(caller.Actor, sessionId, input, cancellationToken);
            if (outcome.IsDone && outcome.Value!.All(r => r.Refusal is null))
            {
                return new SeeOther(Done.Path(PathOf(sessionId), "dem"));
            }

            form.AddAll(outcome.IsDone
                ? [.. outcome.Value!.Select(r => r.Refusal).OfType<Refusal>().Select(r => r.Field == "reason" ? r with { Field = "countReason" } : r)]
                : outcome.Refusals);
        }

        return Page(sheet, form);
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

    private static async Task<Results<RazorComponentResult<SheetPage>, SeeOther, NotFound>> UnlockAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, AttendanceLedger ledger, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        if (form.RequiredText("unlockReason", "Lý do mở khóa", AttendanceMark.ReasonMaxLength) is { Length: > 0 } reason && !form.HasErrors)
        {
            var outcome = await ledger.UnlockAsync(caller.Actor, sessionId, reason, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(sessionId), "mo-khoa"));
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

    private static RazorComponentResult<SheetPage> Page(SheetView sheet, FormState form) => new(new { Sheet = sheet, Form = form })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
