using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Enrolments.Mine;

/// <summary>The classes of whoever is signed in.</summary>
public static class MyClassesEndpoints
{
    internal const string Path = "/lop-cua-toi";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["dang-ky"] = "Đã ghi đăng ký. Trạng thái ở dưới đây.",
        ["nhan"] = "Đã nhận chỗ.",
        ["rut"] = "Đã rút khỏi lớp. Chỗ đã chuyển cho người sau.",
    };

    /// <summary>Maps <c>/lop-cua-toi</c>.</summary>
    public static IEndpointRouteBuilder MapMyClasses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).RequireRight(Right.OwnThings);
        routes.MapPost(Path, ChangeAsync).RequireRight(Right.OwnThings);
        return routes;
    }

    private static Task<RazorComponentResult<MyClassesPage>> ShowAsync(
        EnrolmentReads reads, QuizReads quizzes, Caller caller, CancellationToken cancellationToken) =>
        PageAsync(reads, quizzes, caller, FormState.Empty, cancellationToken);

    private static async Task<Results<RazorComponentResult<MyClassesPage>, SeeOther>> ChangeAsync(
        IFormCollection fields, EnrolmentReads reads, QuizReads quizzes, EnrolmentService enrolments, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var who = EnrolmentActor.Of(caller);
        if (form.Id("id", "Đăng ký") is { } id && form.OneOf("viec", "Việc", ["nhan", "rut"]) is { } what)
        {
            var outcome = what == "nhan"
                ? await enrolments.AcceptAsync(who, id, cancellationToken)
                : await enrolments.WithdrawAsync(who, id, null, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Path, what));
            }

            outcome.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        }

        return await PageAsync(reads, quizzes, caller, form, cancellationToken);
    }

    private static async Task<RazorComponentResult<MyClassesPage>> PageAsync(
        EnrolmentReads reads, QuizReads quizzes, Caller caller, FormState form, CancellationToken cancellationToken)
    {
        var mine = caller.PersonId is { } person ? await reads.MineAsync(person, cancellationToken) : [];
        var seated = mine.Where(m => QuizAttemptService.Takers.Contains(m.Status)).ToList();
        var open = await quizzes.OpenAmongAsync([.. seated.Select(m => m.Class.OfferingId)], cancellationToken);
        return new(new
        {
            Form = form,
            Enrolments = mine,
            Quizzes = (IReadOnlySet<Guid>)seated.Where(m => open.Contains(m.Class.OfferingId)).Select(m => m.Enrolment.EnrolmentId).ToHashSet(),
            IsKnown = caller.PersonId is not null,
        })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}
