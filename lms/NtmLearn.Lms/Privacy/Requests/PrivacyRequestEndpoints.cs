using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>The queue of requests about personal data, for the officers who must act.</summary>
internal static class PrivacyRequestEndpoints
{
    public const string Path = "/quan-tri/yeu-cau-du-lieu";

    public static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["them"] = "Đã lập yêu cầu.",
        ["ghi"] = "Đã ghi.",
        ["dong"] = "Đã kết thúc yêu cầu.",
    }.ToFrozenDictionary();

    public static void MapPrivacyRequests(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireRight(Right.HandlePrivacy);
        group.MapGet("", ListAsync);
        group.MapPost("/moi/{personId:guid}", AddAsync);
        group.MapGet("/{requestId:guid}", ShowAsync);
        group.MapPost("/{requestId:guid}/tra-loi", AnswerAsync);
        group.MapPost("/{requestId:guid}/ben-thu-ba", SetThirdPartyAsync);
        group.MapPost("/{requestId:guid}/gia-han", ExtendAsync);
        group.MapPost("/{requestId:guid}/xong", FinishAsync);
        group.MapPost("/{requestId:guid}/tu-choi", RefuseAsync);
    }

    public static string PathOf(Guid requestId) => $"{Path}/{requestId}";

    private static async Task<RazorComponentResult<PrivacyRequestsPage>> ListAsync(
        HttpRequest request, PrivacyRequestReader reader, CancellationToken cancellationToken)
    {
        var open = request.Query["xem"] != "xong";
        return new(new { IsOpen = open, Lines = await reader.ReadAsync(open, cancellationToken) });
    }

    private static async Task<IResult> AddAsync(
        Guid personId, IFormCollection fields, PrivacyRequestService requests, PersonDataReader people, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var kind = form.OneOf<PrivacyRequestKind>("viec", "Người này muốn");
        var channel = form.OneOf<ConsentChannel>("cach", "Yêu cầu đến qua");
        var detail = form.OptionalLines("noi-dung", "Nội dung", PrivacyRequest.TextMaxLength);
        if (!form.HasErrors)
        {
            var outcome = await requests.SubmitForAsync(caller, personId, kind!.Value, detail, channel!.Value, cancellationToken);
            if (outcome.Value is { } made)
            {
                return new SeeOther(Done.Path(PathOf(made.PrivacyRequestId), "them"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PersonDataEndpoints.PageAsync(people, personId, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static Task<IResult> ShowAsync(Guid requestId, PrivacyRequestReader reader, CancellationToken cancellationToken) =>
        PageAsync(reader, requestId, FormState.Empty, StatusCodes.Status200OK, cancellationToken);

    private static Task<IResult> AnswerAsync(
        Guid requestId, IFormCollection fields, PrivacyRequestService requests, PrivacyRequestReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var answer = form.RequiredLines("tra-loi", "Trả lời", PrivacyRequest.TextMaxLength, "Đã nhận, sẽ sửa xong trước ngày 12/01");
        return StepAsync(requestId, form, reader, "ghi", version => requests.AnswerAsync(caller, requestId, version, answer, cancellationToken), cancellationToken);
    }

    private static Task<IResult> SetThirdPartyAsync(
        Guid requestId, IFormCollection fields, PrivacyRequestService requests, PrivacyRequestReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        return StepAsync(
            requestId, form, reader, "ghi", version => requests.SetThirdPartyAsync(caller, requestId, version, form.Checked("ben-thu-ba"), cancellationToken), cancellationToken);
    }

    private static Task<IResult> ExtendAsync(
        Guid requestId, IFormCollection fields, PrivacyRequestService requests, PrivacyRequestReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var days = form.Integer("so-ngay", "Gia hạn thêm", 1, PrivacyRequest.MostExtendedDays);
        var reason = form.RequiredLines("ly-do-gia-han", "Lý do gia hạn", PrivacyRequest.TextMaxLength, "phải tra hồ sơ giấy của nhiều lớp");
        return StepAsync(requestId, form, reader, "ghi", version => requests.ExtendAsync(caller, requestId, version, days!.Value, reason, cancellationToken), cancellationToken);
    }

    private static Task<IResult> FinishAsync(
        Guid requestId, IFormCollection fields, PrivacyRequestService requests, PrivacyRequestReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var answer = form.OptionalLines("ket-qua", "Kết quả", PrivacyRequest.TextMaxLength);
        return StepAsync(requestId, form, reader, "dong", version => requests.FinishAsync(caller, requestId, version, answer, cancellationToken), cancellationToken);
    }

    private static Task<IResult> RefuseAsync(
        Guid requestId, IFormCollection fields, PrivacyRequestService requests, PrivacyRequestReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var reason = form.RequiredLines("ly-do", "Lý do từ chối", PrivacyRequest.TextMaxLength, "không đúng người có dữ liệu");
        return StepAsync(requestId, form, reader, "dong", version => requests.RefuseAsync(caller, requestId, version, reason, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> StepAsync(
        Guid requestId, FormState form, PrivacyRequestReader reader, string done, Func<int, Task<Outcome<PrivacyRequest>>> step, CancellationToken cancellationToken)
    {
        var version = form.Integer("ban", "Bản", 0, int.MaxValue);
        if (!form.HasErrors)
        {
            var outcome = await step(version!.Value);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(requestId), done));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, requestId, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        PrivacyRequestReader reader, Guid requestId, FormState form, int statusCode, CancellationToken cancellationToken) =>
        await reader.FindAsync(requestId, cancellationToken) is { } line
            ? new RazorComponentResult<PrivacyRequestPage>(new { Line = line, Form = form }) { StatusCode = statusCode }
            : TypedResults.NotFound();
}
