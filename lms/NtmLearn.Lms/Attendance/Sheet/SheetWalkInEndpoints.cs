using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>Adds who came without being on the list.</summary>
internal static class SheetWalkInEndpoints
{
    public static void MapSheetWalkIns(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/khach", AddWalkInAsync).RequireRight(Right.TakeAttendance);

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
            if (outcome.NotTaken.Count == 0)
            {
                return new SeeOther(Done.Path(SheetEndpoints.PathOf(sessionId), "khach"));
            }

            form.AddAll(outcome.NotTaken);
        }

        return SheetEndpoints.Page(sheet, form);
    }
}
