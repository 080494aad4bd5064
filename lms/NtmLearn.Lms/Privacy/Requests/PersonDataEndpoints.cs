using System.Collections.Frozen;
using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>What an officer does with one person's data: hand it over, record a consent, take a request in, erase.</summary>
internal static class PersonDataEndpoints
{
    public const string ConfirmName = "van-xoa";

    public static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["dong-y"] = "Đã ghi nhận đồng ý.",
        ["thoi"] = "Đã ghi nhận thôi đồng ý.",
        ["xoa"] = "Đã xóa thông tin cá nhân. Chỉ còn số đếm.",
    }.ToFrozenDictionary();

    public static void MapPersonData(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/quan-tri/du-lieu/{personId:guid}").RequireRight(Right.HandlePrivacy);
        group.MapGet("", ShowAsync);
        group.MapPost("/tai-ve", DownloadAsync);
        group.MapPost("/dong-y", AgreeAsync);
        group.MapPost("/thoi-dong-y", WithdrawAsync);
        group.MapPost("/xoa", EraseAsync);
    }

    public static string PathOf(Guid personId) => $"/quan-tri/du-lieu/{personId}";

    public static async Task<IResult> PageAsync(
        PersonDataReader reader, Guid personId, FormState form, int statusCode, CancellationToken cancellationToken) =>
        await reader.FindAsync(personId, cancellationToken) is { } view
            ? new RazorComponentResult<PersonDataPage>(new { View = view, Form = form }) { StatusCode = statusCode }
            : TypedResults.NotFound();

    private static Task<IResult> ShowAsync(Guid personId, PersonDataReader reader, CancellationToken cancellationToken) =>
        PageAsync(reader, personId, FormState.Empty, StatusCodes.Status200OK, cancellationToken);

    private static async Task<IResult> DownloadAsync(
        Guid personId, IFormCollection fields, HttpResponse response, DataExport export, Caller caller, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return fields is not null && (await export.BuildForAsync(caller, personId, cancellationToken)).Value is { } zip
            ? TypedResults.File(zip, MediaTypeNames.Application.Zip, $"du-lieu-{personId:N}.zip")
            : TypedResults.NotFound();
    }

    private static async Task<IResult> AgreeAsync(
        Guid personId, IFormCollection fields, ConsentService consents, PersonDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var ticked = ConsentForm.Read(form, Enum.GetValues<ConsentPurpose>());
        var channel = form.OneOf<ConsentChannel>("cach-dong-y", "Đồng ý qua");
        if (ticked.Count == 0)
        {
            form.Add("", "Chưa đánh dấu mục nào. Xin đánh dấu việc mà người này đã đồng ý.");
        }

        if (!form.HasErrors)
        {
            var outcome = await consents.GiveAsync(caller.Actor, personId, ticked, channel!.Value, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(personId), "dong-y"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, personId, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(
        Guid personId, IFormCollection fields, ConsentService consents, PersonDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (form.OneOf<ConsentPurpose>("muc-dich", "Mục đích") is { } purpose)
        {
            var outcome = await consents.WithdrawAsync(caller.Actor, personId, purpose, ConsentChannel.InPerson, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(personId), "thoi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, personId, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> EraseAsync(
        Guid personId, IFormCollection fields, PersonEraser eraser, PersonDataReader reader, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (form.OneOf<ErasureBasis>("can-cu", "Xóa vì") is { } basis)
        {
            var outcome = await eraser.EraseAsync(caller, personId, basis, form.Checked(ConfirmName), cancellationToken);
            if (outcome.Value is { } erasure)
            {
                return new SeeOther(Done.Path(PathOf(erasure.PersonId), "xoa"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(reader, personId, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }
}
