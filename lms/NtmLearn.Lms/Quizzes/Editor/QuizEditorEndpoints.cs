using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Editor;

/// <summary>Pages on which the office writes the quiz of a course.</summary>
public static class QuizEditorEndpoints
{
    internal const string Part = "/bai-kiem-tra";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["da-luu"] = "Đã lưu cách làm bài.",
        ["them-cau"] = "Đã thêm câu hỏi.",
        ["sua-cau"] = "Đã sửa câu hỏi.",
        ["xoa-cau"] = "Đã xóa câu hỏi.",
        ["doi-cho"] = "Đã đổi thứ tự.",
    };

    /// <summary>Maps <c>/van-phong/khoa/{code}/bai-kiem-tra</c> and what is below it.</summary>
    public static IEndpointRouteBuilder MapQuizEditor(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(CourseDeskEndpoints.Root + "/{code}" + Part).RequireRight(Right.ManageCourses);
        group.MapGet("", ShowAsync);
        group.MapPost("", SaveAsync);
        group.MapGet("/xem", PreviewAsync);
        group.MapGet("/in", PrintAsync);
        group.MapGet("/cau/moi", NewQuestionAsync);
        group.MapPost("/cau/moi", AddQuestionAsync);
        group.MapGet("/cau/{questionId:int}", EditQuestionAsync);
        group.MapPost("/cau/{questionId:int}", UpdateQuestionAsync);
        group.MapPost("/cau/{questionId:int}/doi-cho", MoveQuestionAsync);
        group.MapPost("/cau/{questionId:int}/xoa", RemoveQuestionAsync);
        return routes;
    }

    internal static string PathOf(string courseCode, string? rest = null) => $"{CourseDeskEndpoints.Root}/{courseCode}{Part}{rest}";

    private static async Task<Results<RazorComponentResult<QuizEditorPage>, NotFound>> ShowAsync(
        string code, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, contexts, cancellationToken) is not { } course)
        {
            return TypedResults.NotFound();
        }

        var quiz = (await reads.OfCourseAsync(course.CourseId, cancellationToken))?.Quiz;
        var form = FormState.Empty.With("instructions", quiz?.Instructions).With("maxTries", (int?)(quiz?.MaxTries ?? 1)).With("scoreRule", quiz?.ScoreRule ?? ScoreRule.Best)
            .With("shufflesQuestions", quiz?.ShufflesQuestions ?? true).With("shufflesOptions", quiz?.ShufflesOptions ?? true).With("isOpen", quiz?.IsOpen ?? false);
        return await PageAsync(course, form, reads, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<QuizEditorPage>, SeeOther, NotFound>> SaveAsync(
        string code, IFormCollection fields, Caller caller, QuizService quizzes, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(code, contexts, cancellationToken) is not { } course)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var settings = new QuizSettings(
            form.OptionalLines("instructions", "Lời dặn", Quiz.InstructionsMaxLength),
            form.Integer("maxTries", "Số lần được làm", 1, Quiz.MostTries) ?? 1,
            form.OneOf<ScoreRule>("scoreRule", "Điểm được tính") ?? ScoreRule.Best,
            form.Checked("shufflesQuestions"),
            form.Checked("shufflesOptions"),
            form.Checked("isOpen"));
        if (!form.HasErrors)
        {
            var outcome = await quizzes.SaveAsync(caller, course.CourseId, settings, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(course, form, reads, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<QuizPreviewPage>, NotFound>> PreviewAsync(
        string code, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course && await reads.OfCourseAsync(course.CourseId, cancellationToken) is { } found
            ? new RazorComponentResult<QuizPreviewPage>(new { Course = course, found.Quiz, found.Version, found.Questions })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<QuizPrintPage>, NotFound>> PrintAsync(
        string code, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course && await reads.OfCourseAsync(course.CourseId, cancellationToken) is { } found
            ? new RazorComponentResult<QuizPrintPage>(new { Course = course, found.Quiz, found.Version, found.Questions })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<QuestionEditPage>, NotFound>> NewQuestionAsync(
        string code, HttpRequest request, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var kind = Enum.TryParse<QuestionKind>(request.Query["kieu"], out var asked) && Enum.IsDefined(asked) ? asked : QuestionKind.Single;
        return await FindAsync(code, contexts, cancellationToken) is { } course && await reads.OfCourseAsync(course.CourseId, cancellationToken) is not null
            ? Editor(course, null, kind, FormState.Empty.With("points", (int?)1).With("kind", kind))
            : TypedResults.NotFound();
    }

    private static async Task<Results<RazorComponentResult<QuestionEditPage>, SeeOther, NotFound>> AddQuestionAsync(
        string code, IFormCollection fields, Caller caller, QuizService quizzes, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, contexts, cancellationToken) is not { } course)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var kind = form.OneOf<QuestionKind>("kind", "Kiểu câu hỏi") ?? QuestionKind.Single;
        if (QuestionForm.Read(form, kind) is { } draft)
        {
            var outcome = await quizzes.AddAsync(caller, course.CourseId, draft, form.Key, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "them-cau"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(course, null, kind, form);
    }

    private static async Task<Results<RazorComponentResult<QuestionEditPage>, NotFound>> EditQuestionAsync(
        string code, int questionId, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await QuestionAsync(code, questionId, reads, contexts, cancellationToken) is { } found
            ? Editor(found.Course, found.Question, found.Question.Kind, QuestionForm.Fill(found.Question))
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<QuestionEditPage>, SeeOther, NotFound>> UpdateQuestionAsync(
        string code, int questionId, IFormCollection fields, Caller caller, QuizService quizzes, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts,
        CancellationToken cancellationToken)
    {
        if (await QuestionAsync(code, questionId, reads, contexts, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        if (QuestionForm.Read(form, found.Question.Kind) is { } draft)
        {
            var outcome = await quizzes.UpdateAsync(caller, found.Course.CourseId, questionId, draft, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "sua-cau"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(found.Course, found.Question, found.Question.Kind, form);
    }

    private static async Task<Results<SeeOther, NotFound>> MoveQuestionAsync(
        string code, int questionId, IFormCollection fields, Caller caller, QuizService quizzes, IDbContextFactory<NtmLearnDbContext> contexts,
        CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course
        && (await quizzes.MoveAsync(caller, course.CourseId, questionId, fields["huong"] == "len", cancellationToken)).IsDone
            ? new SeeOther(Done.Path(PathOf(code), "doi-cho"))
            : TypedResults.NotFound();

    private static async Task<Results<SeeOther, NotFound>> RemoveQuestionAsync(
        string code, int questionId, IFormCollection fields, Caller caller, QuizService quizzes, IDbContextFactory<NtmLearnDbContext> contexts,
        CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course
        && (await quizzes.RemoveAsync(caller, course.CourseId, questionId, cancellationToken)).IsDone
            ? new SeeOther(Done.Path(PathOf(code), "xoa-cau"))
            : TypedResults.NotFound();

    private static async Task<(Course Course, QuizQuestion Question)?> QuestionAsync(
        string code, int questionId, QuizReads reads, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(code, contexts, cancellationToken) is { } course
        && (await reads.OfCourseAsync(course.CourseId, cancellationToken))?.Questions.FirstOrDefault(q => q.QuestionId == questionId) is { } question
            ? (course, question)
            : null;

    private static async Task<Course?> FindAsync(string code, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Course>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
    }

    private static async Task<RazorComponentResult<QuizEditorPage>> PageAsync(Course course, FormState form, QuizReads reads, CancellationToken cancellationToken)
    {
        var found = await reads.OfCourseAsync(course.CourseId, cancellationToken);
        return new(new { Course = course, Form = form, found?.Quiz, Questions = found?.Questions ?? [] }) { StatusCode = StatusOf(form) };
    }

    private static RazorComponentResult<QuestionEditPage> Editor(Course course, QuizQuestion? question, QuestionKind kind, FormState form) =>
        new(new { Course = course, Question = question, Kind = kind, Form = form }) { StatusCode = StatusOf(form) };

    private static int StatusOf(FormState form) => form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}
