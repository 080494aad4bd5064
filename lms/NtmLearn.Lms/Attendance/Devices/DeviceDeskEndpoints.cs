using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>Who records at a session lets devices in, and shuts them out.</summary>
internal static class DeviceDeskEndpoints
{
    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["thu-hoi"] = "Đã thu hồi. Máy đó không lấy được danh sách và không gửi được nữa.",
        ["da-co"] = DeviceGrants.AlreadyGiven.Message,
    };

    public static void MapDeviceDesk(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/van-phong/buoi/{sessionId:guid}/thiet-bi").RequireRight(Right.TakeAttendance);
        group.MapGet("", ListAsync);
        group.MapPost("", GiveAsync);
        group.MapPost("/{grantId:guid}/thu-hoi", RevokeAsync);
    }

    public static string PathOf(Guid sessionId) => $"{SheetEndpoints.PathOf(sessionId)}/thiet-bi";

    private static async Task<Results<RazorComponentResult<DevicesPage>, NotFound>> ListAsync(
        Guid sessionId, Caller caller, SheetReads reads, DeviceGrants grants, IOptions<AttendanceOptions> options, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { MayRecord: true } sheet
            ? await PageAsync(sheet.Session, FormState.Empty, grants, options.Value, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<NewDevicePage>, RazorComponentResult<DevicesPage>, SeeOther, NotFound>> GiveAsync(
        Guid sessionId, IFormCollection posted, HttpContext http, Caller caller, SheetReads reads, DeviceGrants grants, SiteAddress site, IOptions<AttendanceOptions> options,
        CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        if (!Guid.TryParse(form.Key, out var grantId))
        {
            form.Add("", "Trang này đã cũ. Xin tải lại trang rồi làm lại.");
            return await PageAsync(sheet.Session, form, grants, options.Value, cancellationToken);
        }

        var outcome = await grants.GiveAsync(caller.Actor, sessionId, grantId, cancellationToken);
        if (outcome.Value is { } given)
        {
            http.Response.Headers.CacheControl = "no-store";
            return new RazorComponentResult<NewDevicePage>(new
            {
                Link = $"{site.BaseUrl}{DeviceShell.Path}#{given.Token}",
                given.Grant.ExpiresAt,
                Back = PathOf(sessionId),
            });
        }

        if (outcome.Refusals.Contains(DeviceGrants.AlreadyGiven))
        {
            return new SeeOther(Done.Path(PathOf(sessionId), "da-co"));
        }

        form.AddAll(outcome.Refusals);
        return await PageAsync(sheet.Session, form, grants, options.Value, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> RevokeAsync(
        Guid sessionId, Guid grantId, Caller caller, SheetReads reads, DeviceGrants grants, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { MayRecord: true } && await grants.RevokeAsync(caller.Actor, sessionId, grantId, cancellationToken)
            ? new SeeOther(Done.Path(PathOf(sessionId), "thu-hoi"))
            : TypedResults.NotFound();

    private static async Task<RazorComponentResult<DevicesPage>> PageAsync(
        SessionFacts session, FormState form, DeviceGrants grants, AttendanceOptions options, CancellationToken cancellationToken) =>
        new(new { Session = session, Devices = await grants.ListAsync(session.SessionId, cancellationToken), Form = form, Hours = options.DeviceHours })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
