using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Notifications.Calendar;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>Pages of coming classes for everybody.</summary>
public static partial class PublicClassEndpoints
{
    private static readonly string[] Known =
    [
        ClassFilter.CommuneName, ClassFilter.UnitName, ClassFilter.MonthName, ClassFilter.AudienceName, Pager.PageName, Screen.LanguageName, Screen.SizeName,
    ];

    /// <summary>Maps <c>/lop</c>, <c>/lop/{code}</c> and its calendar.</summary>
    public static IEndpointRouteBuilder MapPublicClasses(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/lop").AllowEverybody().CacheOutput(policy =>
        {
            ScreensModule.PublicPages(PublicClassCache.Tag, PublicClassCache.KeptFor, Known)(policy);
            policy.VaryByValue(context => KeyValuePair.Create(
                "classes", context.RequestServices.GetRequiredService<PublicClassCache>().Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        });
        pages.MapGet("", ListAsync);
        pages.MapGet("/{code}", ShowAsync);
        pages.MapGet("/{code}/lich.ics", CalendarAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<ClassesPage>> ListAsync(
        [FromQuery(Name = ClassFilter.CommuneName)] string? commune,
        [FromQuery(Name = ClassFilter.UnitName)] string? unit,
        [FromQuery(Name = ClassFilter.MonthName)] string? month,
        [FromQuery(Name = ClassFilter.AudienceName)] string? audience,
        [FromQuery(Name = Pager.PageName)] string? page,
        PublicClasses classes,
        UnitTrees trees,
        LocalTime time,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var list = ClassList.Build(
            await classes.AllAsync(cancellationToken), ClassFilter.Read(tree, time.Today, commune, unit, month, audience), tree, time.Today,
            int.TryParse(page, out var number) ? number : 1);
        return new(new { List = list, Tree = tree, Now = clock.UtcNow });
    }

    private static async Task<Results<RazorComponentResult<ClassPage>, NotFound>> ShowAsync(
        string code, PublicClasses classes, TimeProvider clock, LocalTime time, CancellationToken cancellationToken) =>
        CodeShape().IsMatch(code) && await classes.FindAsync(code, cancellationToken) is { } found
            ? new RazorComponentResult<ClassPage>(new { Class = found, Now = clock.UtcNow, Time = time })
            : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> CalendarAsync(string code, PublicClasses classes, CancellationToken cancellationToken) =>
        CodeShape().IsMatch(code) && await classes.FindAsync(code, cancellationToken) is { } found
            ? TypedResults.Content(ClassCalendar.Write(found).Text, CalendarFile.ContentType)
            : TypedResults.NotFound();

    [GeneratedRegex("^[A-Z0-9-]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}
