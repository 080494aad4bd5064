using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Notifications.Calendar;
using NtmLearn.Lms.Notifications.Mail;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Notifications;

/// <summary>Pages about notices.</summary>
public static class NoticeEndpoints
{
    internal static readonly FrozenDictionary<string, string> Messages =
        new Dictionary<string, string> { ["da-goi"] = "Đã ghi nhận cuộc gọi." }.ToFrozenDictionary();

    public static IEndpointRouteBuilder MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/thong-bao", ListAsync).RequireRight(Right.ReadNotices);
        routes.MapGet("/van-phong/goi-dien", ShowCallsAsync).RequireRight(Right.ManageEnrolments);
        routes.MapPost("/van-phong/goi-dien/{noticeId:guid}", MarkCalledAsync).RequireRight(Right.ManageEnrolments);
        return routes.MapCalendars();
    }

    private static async Task<RazorComponentResult<NoticesPage>> ListAsync(
        HttpRequest request, NoticeLists lists, IOptions<SmtpOptions> smtp, CancellationToken cancellationToken)
    {
        var filter = FormState.From(request.Query);
        var code = filter.Value("lop");
        var page = filter.Integer(Pager.PageName, "Trang", 1, 10_000, required: false) ?? 1;
        return new RazorComponentResult<NoticesPage>(new
        {
            Filter = filter,
            Lines = await lists.ReadAsync(code, filter.OneOf<NoticeState>("trang_thai", "Trạng thái", required: false), page, cancellationToken),
            Counts = await lists.CountAsync(code, cancellationToken),
            MailIsOn = smtp.Value.IsConfigured,
            Page = page,
        });
    }

    private static async Task<RazorComponentResult<CallsPage>> ShowCallsAsync(
        HttpResponse response, NoticeLists lists, Caller caller, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<CallsPage>(new { Lines = await lists.ReadCallsAsync(caller, cancellationToken) });
    }

    private static async Task<Results<SeeOther, NotFound>> MarkCalledAsync(
        Guid noticeId, IFormCollection fields, NoticeLists lists, Caller caller, CancellationToken cancellationToken) =>
        fields is not null && (await lists.MarkCalledAsync(caller, noticeId, cancellationToken)).IsDone
            ? new SeeOther(Done.Path("/van-phong/goi-dien", "da-goi"))
            : TypedResults.NotFound();
}
