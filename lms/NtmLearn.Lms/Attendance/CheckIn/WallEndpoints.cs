using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>The code for the projector, for who records at a session.</summary>
internal static class WallEndpoints
{
    /// <summary>Maps <c>/van-phong/buoi/{sessionId}/ma</c> and <c>…/ma.json</c>.</summary>
    public static IEndpointRouteBuilder MapWall(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/ma", ShowAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/ma.json", ReadAsync).RequireRight(Right.TakeAttendance);
        return routes;
    }

    public static string PathOf(Guid sessionId) => SheetEndpoints.PathOf(sessionId) + "/ma";

    private static async Task<Results<RazorComponentResult<WallPage>, NotFound>> ShowAsync(
        Guid sessionId, HttpContext http, Caller caller, CheckInService checkIns, WallCodes codes, SiteAddress site, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await FindAsync(sessionId, caller, checkIns, contexts, cancellationToken) is { } session
            ? new RazorComponentResult<WallPage>(new { Session = session.Facts, View = await ViewAsync(session, caller, codes, site, contexts, cancellationToken) })
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<WallView>, NotFound>> ReadAsync(
        Guid sessionId, HttpContext http, Caller caller, CheckInService checkIns, WallCodes codes, SiteAddress site, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await FindAsync(sessionId, caller, checkIns, contexts, cancellationToken) is { } session
            ? TypedResults.Ok(await ViewAsync(session, caller, codes, site, contexts, cancellationToken))
            : TypedResults.NotFound();
    }

    private static async Task<CheckInSession?> FindAsync(
        Guid sessionId, Caller caller, CheckInService checkIns, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TrainingSession>().Recorded(db, caller).AnyAsync(s => s.SessionId == sessionId, cancellationToken)
            ? await checkIns.FindSessionAsync(sessionId, cancellationToken)
            : null;
    }

    private static async Task<WallView> ViewAsync(
        CheckInSession session, Caller caller, WallCodes codes, SiteAddress site, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var sessionId = session.Facts.SessionId;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var there = await db.Set<AttendanceState>().CountAsync(s => s.SessionId == sessionId && AttendanceStatusRules.There.Contains(s.Status), cancellationToken);

        // Shown before it opens as well: who scans too early is told when to come back.
        if (session.Stop is { } stop and not CheckInStop.TooEarly)
        {
            return new WallView(null, null, there, Closed(stop));
        }

        var code = await codes.ShowAsync(caller.Actor, sessionId, cancellationToken);
        var closed = session.Stop is CheckInStop.TooEarly
            ? "Chưa tới giờ: quét mã lúc này sẽ thấy giờ mở điểm danh."
            : null;
        return new WallView(QrPicture.DataAddress($"{site.BaseUrl}{CheckInEndpoints.TokenRoot}/{code.Token}"), WallCode.Show(code.ShortCode), there, closed);
    }

    private static string Closed(CheckInStop stop) => stop switch
    {
        CheckInStop.Cancelled => "Buổi học này đã hủy, không điểm danh.",
        CheckInStop.NotHere => "Chuyến tham quan học tập không điểm danh theo buổi.",
        CheckInStop.Locked => "Điểm danh của buổi này đã khóa.",
        _ => "Đã hết giờ tự điểm danh. Người đến sau xin gặp người phụ trách.",
    };
}
