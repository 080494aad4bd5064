using System.Collections.Frozen;
using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Privacy.Own;

/// <summary>My data: see, download, agree or no longer, ask to correct or erase.</summary>
internal static class OwnDataEndpoints
{
    public const string Path = "/du-lieu-cua-toi";

    public static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["dong-y"] = "Đã ghi nhận đồng ý.",
        ["thoi"] = "Đã ghi nhận thôi đồng ý. Từ nay không dùng dữ liệu cho việc này nữa.",
        ["thoi-can-bo"] = "Đã ghi nhận thôi đồng ý. Cán bộ sẽ làm phần còn lại (rút khỏi danh sách, gỡ ảnh) trong 15 ngày.",
        ["yeu-cau"] = "Đã nhận yêu cầu. Cán bộ trả lời trong 2 ngày làm việc.",
    }.ToFrozenDictionary();

    public static void MapOwnData(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireSignIn();
        group.MapGet("", ShowAsync);
        group.MapPost("/tai-ve", DownloadAsync);
        group.MapPost("/dong-y", AgreeAsync);
        group.MapPost("/thoi-dong-y", WithdrawAsync);
        group.MapPost("/yeu-cau", AskAsync);
    }

    private static async Task<IResult> ShowAsync(HttpResponse response, OwnDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await PageAsync(reader, caller, FormState.Empty, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> DownloadAsync(
        IFormCollection fields, HttpResponse response, DataExport export, OwnDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        var form = FormState.From(fields);
        var outcome = await export.BuildOwnAsync(caller, cancellationToken);
        if (outcome.Value is { } zip)
        {
            return TypedResults.File(zip, MediaTypeNames.Application.Zip, "du-lieu-cua-toi.zip");
        }

        form.AddAll(outcome.Refusals);
        return await PageAsync(reader, caller, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> AgreeAsync(
        IFormCollection fields, ConsentService consents, OwnDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var ticked = ConsentForm.Read(form, Enum.GetValues<ConsentPurpose>());
        if (ticked.Count == 0)
        {
            form.Add("", "Chưa đánh dấu mục nào. Xin đánh dấu việc mà anh/chị đồng ý.");
        }
        else if (caller.PersonId is { } personId)
        {
            var outcome = await consents.GiveAsync(caller.Actor, personId, ticked, ConsentChannel.Web, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Path, "dong-y"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, caller, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(
        IFormCollection fields, ConsentService consents, PrivacyRequestService requests, OwnDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (form.OneOf<ConsentPurpose>("muc-dich", "Mục đích") is not { } purpose || caller.PersonId is not { } personId)
        {
            return await PageAsync(reader, caller, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        var outcome = await consents.WithdrawAsync(caller.Actor, personId, purpose, ConsentChannel.Web, cancellationToken);
        if (!outcome.IsDone)
        {
            form.AddAll(outcome.Refusals);
            return await PageAsync(reader, caller, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        // Lists and pictures are in the hands of people: the queue with its clock brings it to them.
        if (purpose is not (ConsentPurpose.Training or ConsentPurpose.Photos))
        {
            return new SeeOther(Done.Path(Path, "thoi"));
        }

        if (outcome.Value)
        {
            await requests.SubmitOwnAsync(caller, PrivacyRequestKind.WithdrawConsent, ConsentWords.Of(purpose), cancellationToken);
        }

        return new SeeOther(Done.Path(Path, "thoi-can-bo"));
    }

    private static async Task<IResult> AskAsync(
        IFormCollection fields, PrivacyRequestService requests, OwnDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var kind = form.OneOf<PrivacyRequestKind>("viec", "Anh/chị muốn");
        var detail = kind == PrivacyRequestKind.Correct
            ? form.RequiredLines("noi-dung", "Nội dung", PrivacyRequest.TextMaxLength, "năm sinh đúng là 1975")
            : form.OptionalLines("noi-dung", "Nội dung", PrivacyRequest.TextMaxLength);
        if (!form.HasErrors)
        {
            var outcome = await requests.SubmitOwnAsync(caller, kind!.Value, detail, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Path, "yeu-cau"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, caller, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<RazorComponentResult<OwnDataPage>> PageAsync(
        OwnDataReader reader, Caller caller, FormState form, int statusCode, CancellationToken cancellationToken) =>
        new(new { View = await reader.ReadAsync(caller, cancellationToken), Form = form }) { StatusCode = statusCode };
}
