using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Sessions;

/// <summary>The page of days on which no class should be.</summary>
public static class AvoidedDaysEndpoints
{
    public const string Root = "/van-phong/ngay-tranh";

    public static IEndpointRouteBuilder MapAvoidedDays(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ShowAsync).RequireRight(Right.ReadOffice);
        routes.MapPost(Root, AddAsync).RequireRight(Right.ManageOfferings);
        routes.MapPost(Root + "/{avoidedDaysId:guid}/xoa", RemoveAsync).RequireRight(Right.ManageOfferings);
        return routes;
    }

    private static Task<RazorComponentResult<AvoidedDaysPage>> ShowAsync(
        IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, CancellationToken cancellationToken) =>
        PageAsync(FormState.Empty, contexts, time, cancellationToken);

    private static async Task<Results<RazorComponentResult<AvoidedDaysPage>, SeeOther>> AddAsync(
        IFormCollection posted, Caller caller, AvoidedDaysService days, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time,
        CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        var name = form.RequiredText("name", "Tên ngày", AvoidedDays.NameMaxLength, "Chôl Chnăm Thmây 2027");
        var kind = form.OneOf<AvoidedDayKind>("kind", "Loại ngày");
        var first = form.Day("firstDay", "Ngày đầu");
        var last = form.Day("lastDay", "Ngày cuối", required: false) ?? first;
        if (!form.HasErrors)
        {
            var outcome = await days.AddAsync(caller, name, kind!.Value, first!.Value, last!.Value, form.Checked("blocks"), cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "da-them"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(form, contexts, time, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> RemoveAsync(
        Guid avoidedDaysId, IFormCollection posted, Caller caller, AvoidedDaysService days, CancellationToken cancellationToken) =>
        (await days.RemoveAsync(caller, avoidedDaysId, cancellationToken)).IsDone
            ? new SeeOther(Done.Path(Root, "da-xoa"))
            : TypedResults.NotFound();

    private static async Task<RazorComponentResult<AvoidedDaysPage>> PageAsync(
        FormState form, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.Today.AddMonths(-1);
        var days = await db.Set<AvoidedDays>().AsNoTracking()
            .Where(d => d.LastDay >= since).OrderBy(d => d.FirstDay).ThenBy(d => d.Name).ToListAsync(cancellationToken);
        return new(new { Days = (IReadOnlyList<AvoidedDays>)days, Form = form })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
