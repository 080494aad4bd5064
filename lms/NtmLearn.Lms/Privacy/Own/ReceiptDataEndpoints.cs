using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Privacy.Own;

/// <summary>Where a citizen without an account asks about their data, with a receipt code to prove whose it is.</summary>
internal static class ReceiptDataEndpoints
{
    public const string Path = "/du-lieu-bang-phieu";

    public static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["yeu-cau"] = "Đã nhận yêu cầu. Cán bộ trả lời trong 2 ngày làm việc, qua điện thoại nếu bà con có để lại số.",
    }.ToFrozenDictionary();

    public static void MapReceiptData(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, () => Page(FormState.Empty, StatusCodes.Status200OK)).AllowEverybody();
        routes.MapPost(Path, AskAsync).AllowEverybody();
    }

    private static async Task<IResult> AskAsync(
        IFormCollection fields, ReceiptLookups lookups, PrivacyRequestService requests, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var typed = form.RequiredText("ma-phieu", "Mã phiếu", 20, "7KM4-XQ9T");
        var code = ReceiptCodes.Read(typed);
        if (code is null && typed.Length > 0)
        {
            form.Add("ma-phieu", "Mã phiếu có 8 chữ và số. Xin xem lại mã trên phiếu.");
        }

        var kind = form.OneOf<PrivacyRequestKind>("viec", "Bà con muốn");
        var detail = kind == PrivacyRequestKind.Correct
            ? form.RequiredLines("noi-dung", "Nội dung", PrivacyRequest.TextMaxLength, "năm sinh đúng là 1975")
            : form.OptionalLines("noi-dung", "Nội dung", PrivacyRequest.TextMaxLength);
        if (!form.HasErrors && !lookups.MayTry(code!))
        {
            form.Add("ma-phieu", "Có quá nhiều lần gõ sai mã. Xin đợi một phút rồi thử lại.");
        }

        if (!form.HasErrors)
        {
            var outcome = await requests.SubmitByReceiptAsync(new Actor(ActorKind.Visitor), code!, kind!.Value, detail, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Path, "yeu-cau"));
            }

            lookups.Failed(code!);
            form.AddAll(outcome.Refusals);
        }

        return Page(form, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<ReceiptDataPage> Page(FormState form, int statusCode) => new(new { Form = form }) { StatusCode = statusCode };
}
