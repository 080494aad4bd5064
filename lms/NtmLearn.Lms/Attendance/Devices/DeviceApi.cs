using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary><c>/attendance/device/api</c>: what a device fetches and sends, by its token.</summary>
public static class DeviceApi
{
    private const int MostBodyBytes = 1_000_000;
    private const string Photo = "/photos/{sha256:length(64)}";

    internal static void MapDeviceApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/attendance/device/api").AllowEverybody().AddEndpointFilter(DeviceCaller.CheckAsync);
        api.MapGet("/roster", RosterAsync);
        api.MapPost("/sync", SyncAsync).WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes));
        api.MapGet(Photo, FindPhotoAsync);

        // A byte more, so that what is just too large gets our words.
        api.MapPut(Photo, KeepPhotoAsync).WithMetadata(new RequestSizeLimitAttribute(SheetPhotos.MostBytes + 1));
    }

    private static async Task<Results<Ok<DeviceRoster>, ProblemHttpResult>> RosterAsync(
        HttpContext http, DeviceCaller device, DeviceGrants grants, SheetReads reads, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, TimeProvider clock,
        IOptions<AttendanceOptions> options, CancellationToken cancellationToken)
    {
        var (grant, now) = (device.Grant, clock.UtcNow);
        if (grant.ExpiresAt <= now)
        {
            return DeviceCaller.Refuse(http, DeviceRefusals.NoMoreList);
        }

        await grants.NoteAsync(grant, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await SessionFacts.FindAsync(db, grant.SessionId, time, options.Value, cancellationToken) is not { } session)
        {
            return DeviceCaller.Problem(AttendanceRefusals.NoSession, StatusCodes.Status404NotFound);
        }

        var rows = await reads.RowsAsync(db, session, UnitScope.Everything, cancellationToken);
        return TypedResults.Ok(new DeviceRoster(
            now,
            grant.ExpiresAt,
            grant.SendsUntil,
            new DeviceSession(
                session.SessionId, session.Code, session.ClassTitle, session.Title, session.VenueName, session.Day, session.StartsAt, session.EndsAt,
                options.Value.OpensMinutesBefore, options.Value.LateAfterMinutes),
            session.RefuseAt(now, MarkSource.Device)?.Message,
            [.. rows.Select(r => new DeviceRow(r.AttendeeId, r.IsWalkIn, r.FullName, r.Group, r.YearOfBirth, r.Status, r.IsExpected))]));
    }

    private static async Task<Results<Ok<DeviceSyncResponse>, ProblemHttpResult>> SyncAsync(
        DeviceSyncRequest request, DeviceCaller device, DeviceGrants grants, DeviceSync sync, CancellationToken cancellationToken)
    {
        if (DeviceSync.CountOf(request) is 0 or > DeviceSync.Most)
        {
            return DeviceCaller.Problem(
                new Refusal(RefusalKind.Invalid, "too_many", $"Mỗi lần gửi từ 1 đến {DeviceSync.Most} mục."), StatusCodes.Status400BadRequest);
        }

        await grants.NoteAsync(device.Grant, cancellationToken);
        return TypedResults.Ok(await sync.TakeAsync(device.Grant, request, cancellationToken));
    }

    private static async Task<Results<Ok<DevicePhoto>, NotFound>> FindPhotoAsync(string sha256, DeviceCaller device, SheetPhotos photos, CancellationToken cancellationToken) =>
        await photos.FindAsync(device.Grant.SessionId, sha256, cancellationToken) is { } photo
            ? TypedResults.Ok(new DevicePhoto(photo.SourceHash, photo.ReceivedAt))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<DevicePhoto>, ProblemHttpResult>> KeepPhotoAsync(
        string sha256, HttpContext http, DeviceCaller device, SheetPhotos photos, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, cancellationToken);
        var grant = device.Grant;
        var outcome = await photos.KeepAsync(
            new Actor(ActorKind.Account, grant.GivenById), [grant.SessionId], grant.DeviceGrantId, sha256, bytes.ToArray(), cancellationToken);
        return outcome.Value is { } photo
            ? TypedResults.Ok(new DevicePhoto(photo.SourceHash, photo.ReceivedAt))
            : DeviceCaller.Problem(outcome.Refusals[0], StatusCodes.Status422UnprocessableEntity);
    }
}
