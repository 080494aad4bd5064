using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>Opens a session that is locked, so that it can be corrected.</summary>
internal static class SheetLockEndpoints
{
    public static void MapSheetLock(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/mo-khoa", UnlockAsync).RequireRight(Right.SuperviseAttendance);

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
                return new SeeOther(Done.Path(SheetEndpoints.PathOf(sessionId), "mo-khoa"));
            }

            form.AddAll(outcome.Refusals);
        }

        return SheetEndpoints.Page(sheet, form);
    }
}
