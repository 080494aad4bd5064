using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>Takes the count of a session at which nobody is named.</summary>
internal static class SheetCountEndpoints
{
    public static void MapSheetCount(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/dem", CountAsync).RequireRight(Right.TakeAttendance);

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
            if (outcome.NotTaken.Count == 0)
            {
                return new SeeOther(Done.Path(SheetEndpoints.PathOf(sessionId), "dem"));
            }

            form.AddAll([.. outcome.NotTaken.Select(r => r.Field == "reason" ? r with { Field = "countReason" } : r)]);
        }

        return SheetEndpoints.Page(sheet, form);
    }
}
