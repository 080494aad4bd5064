using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>The sessions that a person was at: for the person, and for who may read the person.</summary>
public static class HistoryEndpoints
{
    public const string Mine = "/lop-cua-toi/buoi-da-du";

    /// <summary>Maps <c>/lop-cua-toi/buoi-da-du</c> and <c>/nguoi/{personId}/buoi-da-du</c>.</summary>
    public static IEndpointRouteBuilder MapAttendanceHistory(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Mine, MineAsync).RequireRight(Right.OwnThings);
        routes.MapGet("/nguoi/{personId:guid}/buoi-da-du", OfPersonAsync).RequireRight(Right.ReadPeople);
        return routes;
    }

    private static async Task<RazorComponentResult<AttendanceHistoryPage>> MineAsync(
        Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<AttendedSession> sessions = caller.PersonId is { } person ? await AttendanceShares.HistoryAsync(db, person, cancellationToken) : [];
        return new RazorComponentResult<AttendanceHistoryPage>(new { Sessions = sessions });
    }

    private static async Task<Results<RazorComponentResult<AttendanceHistoryPage>, NotFound>> OfPersonAsync(
        Guid personId, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var name = await db.Set<Person>().Where(p => p.PersonId == personId).Where(PersonReach.Within(db, caller.ScopeOf(Right.ReadPeople)))
            .Select(p => p.FullName).SingleOrDefaultAsync(cancellationToken);
        return name is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<AttendanceHistoryPage>(new { Sessions = await AttendanceShares.HistoryAsync(db, personId, cancellationToken), PersonId = (Guid?)personId, FullName = name });
    }
}
