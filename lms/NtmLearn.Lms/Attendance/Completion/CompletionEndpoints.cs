using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Completion;

/// <summary>How a class ends: what is open is shown first, then the office decides.</summary>
public static class CompletionEndpoints
{
    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["xet"] = "Đã xét hoàn thành cho cả lớp.",
        ["khong-doi"] = "Không có gì thay đổi so với lần xét trước.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/hoan-thanh</c>.</summary>
    public static IEndpointRouteBuilder MapCompletion(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lop/{code}/hoan-thanh", ShowAsync).RequireRight(Right.ManageEnrolments);
        routes.MapPost("/van-phong/lop/{code}/hoan-thanh", CompleteAsync).RequireRight(Right.ManageEnrolments);
        return routes;
    }

    private static async Task<Results<RazorComponentResult<CompletionPage>, NotFound>> ShowAsync(
        string code, Caller caller, ClassCompletion completion, CancellationToken cancellationToken) =>
        await completion.FindAsync(caller, code, cancellationToken) is { } ending ? Page(ending, FormState.Empty) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<CompletionPage>, SeeOther, NotFound>> CompleteAsync(
        string code, IFormCollection posted, Caller caller, ClassCompletion completion, CancellationToken cancellationToken)
    {
        if (await completion.FindAsync(caller, code, cancellationToken) is not { } ending)
        {
            return TypedResults.NotFound();
        }

        var outcome = await completion.CompleteAsync(caller, code, cancellationToken);
        if (outcome.IsDone)
        {
            return new SeeOther(Done.Path($"/van-phong/lop/{code}/hoan-thanh", outcome.Value > 0 ? "xet" : "khong-doi"));
        }

        var form = FormState.From(posted);
        form.AddAll(outcome.Refusals);
        return Page(ending, form);
    }

    private static RazorComponentResult<CompletionPage> Page(ClassEnding ending, FormState form) => new(new { Ending = ending, Form = form })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
