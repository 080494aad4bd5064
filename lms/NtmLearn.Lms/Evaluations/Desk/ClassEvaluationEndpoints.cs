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

namespace NtmLearn.Lms.Evaluations.Desk;

/// <summary>What was said of a class: figures, a sheet of them, the QR for the wall, and entering papers.</summary>
public static class ClassEvaluationEndpoints
{
    internal const string Part = "/danh-gia";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["da-nhap"] = "Đã ghi các phiếu giấy.",
        ["chua-du"] = "Chưa tải được: khi chưa đủ 3 phiếu thì không xuất, để không ai bị đoán ra.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/danh-gia</c> and what is below it.</summary>
    public static IEndpointRouteBuilder MapClassEvaluations(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup(ClassDeskEndpoints.Root + "/{code}" + Part).RequireRight(Right.ReadEvaluations);
        read.MapGet("", ShowAsync);
        read.MapGet("/in", PrintAsync);
        read.MapGet("/xlsx", ExportAsync);
        var enter = routes.MapGroup(ClassDeskEndpoints.Root + "/{code}" + Part).RequireRight(Right.ManageQuizzes);
        enter.MapGet("/giay", ShowPaperAsync);
        enter.MapPost("/giay", EnterPaperAsync);
        return routes;
    }

    internal static string PathOf(string code, string? rest = null) => $"{ClassDeskEndpoints.Root}/{code}{Part}{rest}";

    private static async Task<Results<RazorComponentResult<ClassEvaluationPage>, NotFound>> ShowAsync(
        string code, Caller caller, EvaluationReads reads, CancellationToken cancellationToken) =>
        await reads.OfClassAsync(caller.ScopeOf(Right.ReadEvaluations), code, cancellationToken) is { } found
            ? new RazorComponentResult<ClassEvaluationPage>(new { Class = found })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<EvaluationPosterPage>, NotFound>> PrintAsync(
        string code, Caller caller, EvaluationReads reads, CancellationToken cancellationToken) =>
        await reads.OfClassAsync(caller.ScopeOf(Right.ReadEvaluations), code, cancellationToken) is { } found
            ? new RazorComponentResult<EvaluationPosterPage>(new { found.Offering })
            : TypedResults.NotFound();

    /// <summary>Counts and wishes apart, never an answer as a whole. That it was taken out is written down.</summary>
    private static async Task<Results<FileContentHttpResult, SeeOther, NotFound>> ExportAsync(
        string code, Caller caller, EvaluationReads reads, AuditedWriter writer, CancellationToken cancellationToken)
    {
        if (await reads.OfClassAsync(caller.ScopeOf(Right.ReadEvaluations), code, cancellationToken) is not { Figures: var figures } found)
        {
            return TypedResults.NotFound();
        }

        if (!figures.AreEnough)
        {
            return new SeeOther(Done.Path(PathOf(code), "chua-du"));
        }

        await writer.NoteAsync(
            caller.Actor, AuditAction.Exported, nameof(CourseOffering), found.Offering.OfferingId, null,
            $$"""{"What":"evaluations","Rows":{{figures.Answers}}}""", cancellationToken);
        using var stream = new MemoryStream();
        SheetWriter.WriteXlsx(
            stream,
            "Đánh giá lớp",
            [new("Câu hỏi", 60), new("1", 8), new("2", 8), new("3", 8), new("4", 8), new("5", 8), new("Số trả lời", 12), new("Trung bình", 12)],
            [
                .. figures.Marks.Select(m => (IReadOnlyList<string?>)
                    [
                        m.Question,
                        .. Enumerable.Range(0, Evaluation.HighestMark).Select(i => m.Counts.Count == 0 ? null : $"{m.Counts[i]}"),
                        $"{m.Answers}",
                        m.Mean is { } mean ? ScreenFormat.Number(mean) : null,
                    ]),
                [$"Tổng số phiếu: {figures.Answers} trên {found.Seats} người có chỗ"],
                .. figures.Wishes.Count == 0 ? [] : figures.Wishes.Select(w => (IReadOnlyList<string?>)[w]).Prepend(["Mong muốn:"]),
            ]);
        return TypedResults.File(stream.ToArray(), SheetWriter.XlsxContentType, $"danh-gia-{found.Offering.Code}.xlsx");
    }

    private static async Task<Results<RazorComponentResult<PaperEvaluationPage>, NotFound>> ShowPaperAsync(
        string code, Caller caller, EvaluationReads reads, CancellationToken cancellationToken) =>
        await reads.OfClassAsync(caller.ScopeOf(Right.ManageQuizzes), code, cancellationToken) is { } found
            ? Paper(found, FormState.Empty)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PaperEvaluationPage>, SeeOther, NotFound>> EnterPaperAsync(
        string code, IFormCollection fields, Caller caller, EvaluationReads reads, EvaluationService service, CancellationToken cancellationToken)
    {
        if (await reads.OfClassAsync(caller.ScopeOf(Right.ManageQuizzes), code, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var papers = PaperEvaluationForm.Read(form);
        var session = form.OneOf("session", "Buổi", found.Sessions.Select(s => s.SessionId.ToString()), required: false) is { } chosen ? Guid.Parse(chosen) : (Guid?)null;
        if (form.Key is null)
        {
            form.Add("", "Trang này đã cũ. Xin mở lại trang nhập phiếu.");
        }

        if (!form.HasErrors)
        {
            var outcome = await service.EnterPaperAsync(caller, found.Offering.OfferingId, session, papers, form.Key!, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "da-nhap"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Paper(found, form);
    }

    private static RazorComponentResult<PaperEvaluationPage> Paper(ClassEvaluation found, FormState form) =>
        new(new { Class = found, Form = form }) { StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}
