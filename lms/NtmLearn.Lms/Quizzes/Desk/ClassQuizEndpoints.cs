using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Offerings.Desk;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Desk;

/// <summary>The quiz of a class for who leads it and the office: results, entering from paper, and a sheet of both.</summary>
public static class ClassQuizEndpoints
{
    internal const string Part = "/bai-kiem-tra";

    /// <summary>People on one page of the grid; each has two fields, and a form takes 1,024.</summary>
    private const int PageSize = 200;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["da-nhap"] = "Đã ghi bài giấy. Điểm ở bảng dưới.",
        ["khong-doi"] = "Không có bài nào mới: những gì gõ vào đã có sẵn.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/bai-kiem-tra</c> and what is below it.</summary>
    public static IEndpointRouteBuilder MapClassQuizzes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ClassDeskEndpoints.Root + "/{code}" + Part).RequireRight(Right.ManageQuizzes);
        group.MapGet("", ShowAsync);
        group.MapGet("/giay", ShowPaperAsync);
        group.MapPost("/giay", EnterPaperAsync);
        group.MapGet("/xlsx", ExportAsync);
        return routes;
    }

    internal static string PathOf(string code, string? rest = null) => $"{ClassDeskEndpoints.Root}/{code}{Part}{rest}";

    private static async Task<Results<RazorComponentResult<ClassQuizPage>, NotFound>> ShowAsync(
        string code, Caller caller, QuizReads reads, CancellationToken cancellationToken) =>
        await FindAsync(code, caller, reads, cancellationToken) is { } found
            ? new RazorComponentResult<ClassQuizPage>(new { Class = found })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PaperQuizPage>, NotFound>> ShowPaperAsync(
        string code, HttpRequest request, Caller caller, QuizReads reads, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, caller, reads, cancellationToken) is not { Quiz: not null, Version: { } version } found)
        {
            return TypedResults.NotFound();
        }

        var page = int.TryParse(request.Query[Pager.PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and < 1000 ? asked : 1;
        return Paper(found, PaperQuizForm.Fill(PageOf(found, page), found.Questions, version), page);
    }

    private static async Task<Results<RazorComponentResult<PaperQuizPage>, SeeOther, NotFound>> EnterPaperAsync(
        string code, IFormCollection fields, Caller caller, QuizReads reads, QuizAttemptService attempts, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, caller, reads, cancellationToken) is not { Quiz: not null, Version: { } version } found)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var page = int.TryParse(form.Value("trang"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 1;
        if (form.Value("ban") != $"{version.Number}")
        {
            form.Add("", "Bài kiểm tra vừa được sửa sang bản khác. Xin đối chiếu với đề in trên giấy rồi lưu lại.");
            form.With("ban", (int?)version.Number);
        }

        var papers = PaperQuizForm.Read(form, found.Lines, found.Questions, version);
        if (!form.HasErrors)
        {
            var outcome = await attempts.EnterPaperAsync(caller, found.Offering.OfferingId, version.Number, papers, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), outcome.Value > 0 ? "da-nhap" : "khong-doi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Paper(found, form, page);
    }

    /// <summary>Everybody of the class with score and tries. That it was taken out is written down.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(
        string code, Caller caller, QuizReads reads, AuditedWriter writer, LocalTime time, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, caller, reads, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        await writer.NoteAsync(
            caller.Actor, AuditAction.Exported, nameof(CourseOffering), found.Offering.OfferingId, null,
            $$"""{"What":"quiz","Rows":{{found.Lines.Count}}}""", cancellationToken);
        using var stream = new MemoryStream();
        SheetWriter.WriteXlsx(
            stream,
            "Bài kiểm tra",
            [new("STT", 6), new("Họ và tên", 30), new("Điểm trên 100", 14), new("Đạt", 10), new("Số lần làm", 12), new("Nguồn", 20), new("Nộp lúc", 22)],
            found.Lines.Select((line, index) => (IReadOnlyList<string?>)
            [
                $"{index + 1}",
                line.FullName,
                line.Score is { } score ? $"{score}" : null,
                line.Score is { } reached && found.Course.RequiredScorePercent is { } required ? reached >= required ? "Đạt" : "Chưa đạt" : null,
                $"{line.Tries.Count(t => !t.IsOpen)}",
                string.Join(", ", line.Tries.Where(t => !t.IsOpen).Select(t => QuizWords.Of(t.Source)).Distinct()),
                line.Tries.Max(t => t.HandedInAt) is { } at ? ScreenFormat.DayTime(time.FromUtc(at)) : null,
            ]));
        return TypedResults.File(stream.ToArray(), SheetWriter.XlsxContentType, $"bai-kiem-tra-{found.Offering.Code}.xlsx");
    }

    private static Task<ClassQuiz?> FindAsync(string code, Caller caller, QuizReads reads, CancellationToken cancellationToken) =>
        reads.OfClassAsync(caller.ScopeOf(Right.ManageQuizzes), code, cancellationToken);

    private static List<ClassQuizLine> PageOf(ClassQuiz found, int page) => [.. found.Lines.Skip((page - 1) * PageSize).Take(PageSize)];

    private static RazorComponentResult<PaperQuizPage> Paper(ClassQuiz found, FormState form, int page) =>
        new(new { Class = found, Shown = (IReadOnlyList<ClassQuizLine>)PageOf(found, page), Form = form, Page = page, Pages = (found.Lines.Count + PageSize - 1) / PageSize })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
