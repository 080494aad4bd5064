using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.WalkIns;

/// <summary>A walk-in, who it is by now, and whom it looks like.</summary>
public sealed record WalkInLine(WalkIn WalkIn, string? Person, IReadOnlyList<PersonLine> Alike);

/// <summary>Walk-ins of a class: which people they are.</summary>
public static class WalkInEndpoints
{
    private const int MostAlike = 5;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["la"] = "Đã ghi khách này là ai.",
        ["moi"] = "Đã thêm người mới vào danh sách và gắn với khách.",
        ["go"] = "Đã gỡ, khách lại chưa rõ là ai.",
    };

    public static IEndpointRouteBuilder MapWalkIns(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lop/{code}/khach", ShowAsync).RequireRight(Right.SuperviseAttendance);
        routes.MapPost("/van-phong/lop/{code}/khach", ChangeAsync).RequireRight(Right.SuperviseAttendance);
        return routes;
    }

    private static async Task<Results<RazorComponentResult<WalkInsPage>, NotFound>> ShowAsync(
        string code, IDbContextFactory<NtmLearnDbContext> contexts, PersonSearch search, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<CourseOffering>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, cancellationToken) is not { } offering)
        {
            return TypedResults.NotFound();
        }

        var walkIns = await db.Set<WalkIn>().AsNoTracking().Where(w => w.OfferingId == offering.OfferingId && w.ErasedAt == null)
            .OrderBy(w => w.SortKey).ThenBy(w => w.WalkInId).ToListAsync(cancellationToken);
        var known = walkIns.Select(w => w.PersonId).OfType<Guid>().ToArray();
        var names = await db.Set<Person>().Where(p => known.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, p => p.FullName, cancellationToken);
        List<WalkInLine> lines = [];
        foreach (var walkIn in walkIns)
        {
            var alike = walkIn.PersonId is null
                ? await search.FindAsync(caller.ScopeOf(Right.ReadPeople), new PersonQuery(walkIn.FullName, Limit: MostAlike), cancellationToken)
                : [];
            lines.Add(new WalkInLine(walkIn, walkIn.PersonId is { } person ? names.GetValueOrDefault(person) : null, alike));
        }

        return new RazorComponentResult<WalkInsPage>(new { Offering = offering, Lines = (IReadOnlyList<WalkInLine>)lines });
    }

    private static async Task<Results<SeeOther, NotFound>> ChangeAsync(
        string code, IFormCollection posted, WalkInService walkIns, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        var (id, person, what) = (form.Id("id", "Khách"), form.Id("person", "Người", required: false), form.OneOf("viec", "Việc", ["la", "moi", "go"]));
        if (id is not { } walkIn || what is null || (what == "la" && person is null))
        {
            return TypedResults.NotFound();
        }

        var outcome = what == "moi"
            ? await walkIns.RegisterAsync(caller.Actor, code, walkIn, cancellationToken)
            : await walkIns.LinkAsync(caller.Actor, code, walkIn, what == "la" ? person : null, cancellationToken);
        return outcome.IsDone ? new SeeOther(Done.Path($"/van-phong/lop/{code}/khach", what)) : TypedResults.NotFound();
    }
}
