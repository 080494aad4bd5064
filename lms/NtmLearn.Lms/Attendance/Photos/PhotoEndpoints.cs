using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Photos;

/// <summary>Shows photographs of signed sheets.</summary>
internal static class PhotoEndpoints
{
    public static void MapSheetPhotos(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/anh/{photoId:guid}", ShowAsync).RequireRight(Right.ReadAttendance, Right.TakeAttendance);

    public static string PathOf(SheetPhoto photo) => $"{SheetEndpoints.PathOf(photo.SessionId)}/anh/{photo.SheetPhotoId}";

    /// <summary>Only to who may see everybody of the session, since a sheet names them all.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Guid sessionId, Guid photoId, HttpContext http, Caller caller, SheetPhotos photos, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Set<TrainingSession>().Where(s => s.SessionId == sessionId).Seen(db, caller).AnyAsync(cancellationToken)
            || !(await AttendanceAccess.RowsAsync(db, caller, sessionId, cancellationToken)).IsAll
            || await photos.OpenAsync(sessionId, photoId, cancellationToken) is not var (bytes, type))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(bytes, type);
    }
}
