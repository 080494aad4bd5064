using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Excuses;

/// <summary>Asking to be excused, and deciding about it.</summary>
public static class ExcuseEndpoints
{
    public const string Path = "/lop-cua-toi/xin-phep";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["xin"] = "Đã gửi. Người phụ trách lớp sẽ trả lời; câu trả lời hiện ở trang này.",
        ["rut"] = "Đã rút đơn xin phép.",
    };

    public static IEndpointRouteBuilder MapExcuses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).RequireRight(Right.OwnThings);
        routes.MapPost(Path, ChangeAsync).RequireRight(Right.OwnThings);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/xin-phep", DecideAsync).RequireRight(Right.TakeAttendance);
        return routes;
    }

    private static Task<RazorComponentResult<ExcusesPage>> ShowAsync(ExcuseReads reads, Caller caller, CancellationToken cancellationToken) =>
        PageAsync(FormState.Empty, reads, caller, cancellationToken);

    private static async Task<Results<RazorComponentResult<ExcusesPage>, SeeOther>> ChangeAsync(
        IFormCollection posted, ExcuseReads reads, ExcuseService excuses, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (caller.PersonId is not { } person)
        {
            form.Add("", "Tài khoản này chưa gắn với người nào trong danh sách. Xin nhờ văn phòng gắn giúp.");
        }
        else if (form.OneOf("viec", "Việc", ["xin", "rut"]) is { } what && form.Id("id", "Buổi học") is { } id)
        {
            var reason = what == "xin" ? form.RequiredText("reason", "Lý do", AttendanceMark.ReasonMaxLength, "đi khám bệnh") : "";
            if (!form.HasErrors)
            {
                var outcome = what == "xin"
                    ? await excuses.AskAsync(caller.Actor, person, id, reason, cancellationToken)
                    : await excuses.WithdrawAsync(caller.Actor, person, id, cancellationToken);
                if (outcome.IsDone)
                {
                    return new SeeOther(Done.Path(Path, what));
                }

                form.AddAll(outcome.Refusals);
            }
        }

        return await PageAsync(form, reads, caller, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> DecideAsync(
        Guid sessionId, IFormCollection posted, ExcuseService excuses, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        var (id, what) = (form.Id("id", "Đơn"), form.OneOf("viec", "Việc", ["cho", "khong"]));
        var answer = form.OptionalText("answer", "Trả lời", AttendanceMark.ReasonMaxLength);
        if (id is not { } requestId || what is null || form.HasErrors)
        {
            return TypedResults.NotFound();
        }

        var outcome = await excuses.DecideAsync(caller, requestId, what == "cho", answer, cancellationToken);
        return outcome.IsDone || outcome.Refusals.All(r => r.Kind != RefusalKind.NotFound)
            ? new SeeOther(Done.Path(SheetEndpoints.PathOf(sessionId), outcome.IsDone ? "xin-phep" : "xin-phep-khong"))
            : TypedResults.NotFound();
    }

    private static async Task<RazorComponentResult<ExcusesPage>> PageAsync(FormState form, ExcuseReads reads, Caller caller, CancellationToken cancellationToken) => new(new
    {
        Form = form,
        Sessions = caller.PersonId is { } person ? await reads.ComingAsync(person, cancellationToken) : [],
    })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
