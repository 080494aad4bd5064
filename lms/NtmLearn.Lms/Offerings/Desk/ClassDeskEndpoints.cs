using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Pages on which the office plans classes. What is written goes through the services.</summary>
public static partial class ClassDeskEndpoints
{
    public const string Root = "/van-phong/lop";

    /// <summary>Maps the calendar, the list, and the desk of each class.</summary>
    public static IEndpointRouteBuilder MapClassDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lich", MonthAsync).RequireRight(Right.ReadOfferings);
        var read = routes.MapGroup(Root).RequireRight(Right.ReadOfferings);
        read.MapGet("", ListAsync);
        read.MapGet("/{code}", ShowAsync);
        MapWrites(routes.MapGroup(Root).RequireRight(Right.ManageOfferings));
        return routes;
    }

    private static async Task<RazorComponentResult<ClassCalendarPage>> MonthAsync(
        [FromQuery(Name = MonthCalendar.MonthName)] string? month, Caller caller, ClassReads reads, LocalTime time, CancellationToken cancellationToken)
    {
        var shown = MonthCalendar.MonthOf(month ?? "", time.Today);
        return new(new { Month = shown, Content = await reads.MonthAsync(caller, shown, cancellationToken), time.Today });
    }

    private static async Task<RazorComponentResult<ClassListPage>> ListAsync(
        HttpContext http, Caller caller, ClassReads reads, UnitTrees trees, LocalTime time, IDbContextFactory<NtmLearnDbContext> contexts,
        CancellationToken cancellationToken)
    {
        var form = FormState.From(http.Request.Query);
        var wishes = new ClassWishes(
            form.Value("tim") is { Length: <= 100 } search ? search : "",
            Enum.TryParse<OfferingStatus>(form.Value("trang-thai"), out var status) && Enum.IsDefined(status) ? status : null,
            DateOnly.TryParseExact(form.Value("thang"), "yyyy-MM", out var month) ? month : null,
            Guid.TryParse(form.Value("dv"), out var unit) ? unit : null,
            Guid.TryParse(form.Value("chuyen-de"), out var topic) ? topic : null,
            int.TryParse(form.Value(Pager.PageName), out var page) && page is > 0 and < 10_000 ? page : 1);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var topics = await db.Set<Topic>().OrderBy(t => t.Code).Select(t => new FieldOption(t.TopicId.ToString(), t.Name, null, null)).ToListAsync(cancellationToken);
        return new(new
        {
            List = await reads.ListAsync(caller, wishes, cancellationToken),
            Wishes = wishes,
            Form = form,
            Units = UnitChoices.For(await trees.GetAsync(cancellationToken), time.Today, wishes.UnitId),
            Topics = (IReadOnlyList<FieldOption>)topics,
            MayManage = caller.Can(Right.ManageOfferings),
        });
    }

    private static async Task<Results<RazorComponentResult<ClassDeskPage>, NotFound>> ShowAsync(
        string code, Caller caller, ClassReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { } details
            ? Desk(details, FormState.Empty)
            : TypedResults.NotFound();

    private static RazorComponentResult<ClassDeskPage> Desk(ClassDetails details, FormState form) =>
        new(new { Class = details, Form = form }) { StatusCode = StatusOf(form) };

    private static int StatusOf(FormState form) => form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;

    private static string PathOf(string code, string? rest = null) => $"{Root}/{code}{rest}";
}
