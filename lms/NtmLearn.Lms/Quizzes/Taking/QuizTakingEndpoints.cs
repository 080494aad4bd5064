using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Enrolments.Mine;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Taking;

/// <summary>Taking the quiz of a class: signed in from one's classes, or by the class's QR and the code of one's receipt.</summary>
public static class QuizTakingEndpoints
{
    /// <summary>Maps <c>/lop/{code}/kiem-tra</c> and <c>/lop-cua-toi/{code}/kiem-tra</c>.</summary>
    public static IEndpointRouteBuilder MapQuizTaking(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/lop/{code}/kiem-tra", ShowDoorAsync).AllowEverybody();
        routes.MapPost("/lop/{code}/kiem-tra", TakeByReceiptAsync).AllowEverybody();
        routes.MapGet("/lop-cua-toi/{code}/kiem-tra", ShowOwnAsync).RequireRight(Right.OwnThings);
        routes.MapPost("/lop-cua-toi/{code}/kiem-tra", TakeOwnAsync).RequireRight(Right.OwnThings);
        return routes;
    }

    /// <summary>What a class's QR leads to.</summary>
    internal static string PublicPath(string code) => $"/lop/{code}/kiem-tra";

    internal static string OwnPath(string code) => $"{MyClassesEndpoints.Path}/{code}/kiem-tra";

    private static async Task<Results<RazorComponentResult<QuizDoorPage>, SeeOther, NotFound>> ShowDoorAsync(
        string code, EnrolmentReads enrolments, QuizTaking taking, Caller caller, CancellationToken cancellationToken)
    {
        if (await enrolments.ClassAsync(code, cancellationToken) is not { } offering || offering.Status == OfferingStatus.Draft)
        {
            return TypedResults.NotFound();
        }

        // Whoever helps others on an own phone has no seat and is asked for the receipt.
        return caller.PersonId is { } person && await taking.FindAsync(code, person, cancellationToken) is not null
            ? new SeeOther(OwnPath(code))
            : Door(offering, FormState.Empty, null);
    }

    private static async Task<Results<RazorComponentResult<QuizDoorPage>, NotFound>> TakeByReceiptAsync(
        string code, IFormCollection fields, EnrolmentReads enrolments, ReceiptLookups lookups, QuizTaking taking, Screen screen, CancellationToken cancellationToken)
    {
        if (await enrolments.ClassAsync(code, cancellationToken) is not { } offering || offering.Status == OfferingStatus.Draft)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        if (ReceiptCodes.Read(form.Value("ma")) is not { } receipt)
        {
            form.Add("ma", screen.Text("quiz.receipt.wrong"));
            return Door(offering, form, null);
        }

        var mayTry = lookups.MayTry(receipt);
        var person = mayTry && await enrolments.ByReceiptAsync(receipt, cancellationToken) is { } mine && mine.Class.OfferingId == offering.OfferingId
            ? mine.Enrolment.PersonId
            : (Guid?)null;
        if (person is null || await taking.FindAsync(code, person.Value, cancellationToken) is not { } standing)
        {
            if (mayTry && person is null)
            {
                lookups.Failed(receipt);
            }

            form.Add("ma", screen.Text(person is null ? "quiz.receipt.unknown" : "quiz.none"));
            return Door(offering, form, null);
        }

        var isDone = await taking.TakeAsync(new Actor(ActorKind.Visitor), AttemptSource.Receipt, person.Value, standing, form, screen, cancellationToken);
        return isDone
            ? Door(offering, FormState.Empty.With("ma", receipt), await taking.FindAsync(code, person.Value, cancellationToken))
            : Door(offering, form, standing);
    }

    private static async Task<Results<RazorComponentResult<OwnQuizPage>, NotFound>> ShowOwnAsync(
        string code, QuizTaking taking, Caller caller, CancellationToken cancellationToken) =>
        caller.PersonId is { } person && await taking.FindAsync(code, person, cancellationToken) is { } standing
            ? Own(standing, FormState.Empty)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<OwnQuizPage>, SeeOther, NotFound>> TakeOwnAsync(
        string code, IFormCollection fields, QuizTaking taking, Caller caller, Screen screen, CancellationToken cancellationToken)
    {
        if (caller.PersonId is not { } person || await taking.FindAsync(code, person, cancellationToken) is not { } standing)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        return await taking.TakeAsync(caller.Actor, AttemptSource.Account, person, standing, form, screen, cancellationToken)
            ? new SeeOther(OwnPath(code))
            : Own(standing, form);
    }

    private static RazorComponentResult<QuizDoorPage> Door(ClassView offering, FormState form, QuizStanding? standing) =>
        new(new { Class = offering, Form = form, Standing = standing }) { StatusCode = StatusOf(form) };

    private static RazorComponentResult<OwnQuizPage> Own(QuizStanding standing, FormState form) =>
        new(new { Standing = standing, Form = form }) { StatusCode = StatusOf(form) };

    private static int StatusOf(FormState form) => form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
