using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>Calendars of people and units, and the page that gives their addresses.</summary>
public static class CalendarEndpoints
{
    internal static readonly IReadOnlyDictionary<string, string> Messages =
        new Dictionary<string, string> { ["doi"] = "Đã đổi địa chỉ. Địa chỉ cũ không còn dùng được." };

    public static IEndpointRouteBuilder MapCalendars(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{token:length(32)}.ics", ReadAsync).AllowEverybody();
        routes.MapGet("/lich-cua-toi", ShowAsync).RequireRight(Right.OwnThings);
        routes.MapPost("/lich-cua-toi/{calendarLinkId:guid}", ReplaceAsync).RequireRight(Right.OwnThings);
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, NotFound>> ReadAsync(
        string token, HttpContext context, CalendarLinks links, CancellationToken cancellationToken)
    {
        if (await links.ReadAsync(token, cancellationToken) is not { } calendar)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ETag = calendar.ETag;
        return context.Request.Headers[HeaderNames.IfNoneMatch] == calendar.ETag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.File(Encoding.UTF8.GetBytes(calendar.Text), CalendarFile.ContentType);
    }

    private static async Task<RazorComponentResult<MyCalendarPage>> ShowAsync(
        CalendarLinks links, UnitTrees trees, SiteAddress site, Caller caller, HttpResponse response, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var all = await links.OfAsync(caller, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<MyCalendarPage>(new
        {
            Links = (IReadOnlyList<(CalendarLink Link, string Label)>)
                [.. all.Select(l => (l, l.Owner == CalendarOwner.Person ? "Lớp tôi học và dạy" : $"Lớp của {tree.Find(l.OwnerId)?.FullName}"))],
            Site = site.BaseUrl,
        });
    }

    private static async Task<Results<SeeOther, NotFound>> ReplaceAsync(
        Guid calendarLinkId, IFormCollection fields, CalendarLinks links, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return await links.ReplaceAsync(caller, calendarLinkId, cancellationToken)
            ? new SeeOther(Done.Path("/lich-cua-toi", "doi"))
            : TypedResults.NotFound();
    }
}
