using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>Templates of certificates: list, words, and a preview with made-up facts, also before anything is saved.</summary>
public static class CertificateTemplateEndpoints
{
    public const string Root = "/van-phong/mau-chung-nhan";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["da-luu"] = "Đã lưu mẫu. Giấy đã cấp giữ nguyên lời cũ.",
    };

    /// <summary>Maps <c>/van-phong/mau-chung-nhan</c>.</summary>
    public static IEndpointRouteBuilder MapCertificateTemplates(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).RequireRight(Right.ManageCertificates);
        group.MapGet("", ListAsync);
        group.MapGet("/moi", New);
        group.MapPost("/moi", AddAsync);
        group.MapPost("/xem-truoc", Preview);
        group.MapGet("/{templateId:guid}", EditAsync);
        group.MapPost("/{templateId:guid}", ChangeAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<TemplatesPage>> ListAsync(CertificateTemplateService templates, CancellationToken cancellationToken) =>
        new(new { Templates = await templates.ListAsync(withRetired: true, cancellationToken) });

    private static RazorComponentResult<TemplatePage> New() => Editor(
        null, FormState.Empty.With("dong-ten", "Giấy chứng nhận").With("kho", PdfPaper.Landscape).With("noi-dung", "Chứng nhận ông (bà)\n{ho_ten}\nĐã hoàn thành khóa tập huấn “{khoa}”"));

    private static async Task<Results<RazorComponentResult<TemplatePage>, SeeOther>> AddAsync(
        IFormCollection fields, CertificateTemplateService templates, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (Read(form) is { } input)
        {
            var id = Guid.TryParse(form.Key, out var key) ? key : clock.NewId();
            var outcome = await templates.AddAsync(caller, id, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(null, form);
    }

    private static async Task<Results<RazorComponentResult<TemplatePage>, NotFound>> EditAsync(
        Guid templateId, CertificateTemplateService templates, CancellationToken cancellationToken) =>
        await FindAsync(templates, templateId, cancellationToken) is { } template
            ? Editor(template, FormState.Empty
                .With("ten", template.Name)
                .With("dong-ten", template.Heading)
                .With("noi-dung", template.Body)
                .With("tu-cach", template.SignerCapacity)
                .With("kho", template.Paper)
                .With("thoi-dung", template.IsRetired)
                .With("ban", (int?)template.Version))
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<TemplatePage>, NotFound, SeeOther>> ChangeAsync(
        Guid templateId, IFormCollection fields, CertificateTemplateService templates, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(templates, templateId, cancellationToken) is not { } template)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var input = Read(form);
        var version = int.TryParse(form.Value("ban"), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : -1;
        if (input is not null)
        {
            var outcome = await templates.ChangeAsync(caller, templateId, version, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Editor(template, form);
    }

    /// <summary>The paper as the words typed would make it, for somebody who is not there; changes nothing.</summary>
    private static Results<FileContentHttpResult, RazorComponentResult<TemplatePage>> Preview(
        IFormCollection fields, CertificatePapers papers, IOptions<OfficeOptions> office, LocalTime time)
    {
        var form = FormState.From(fields);
        if (Read(form) is { } input)
        {
            form.AddAll(CertificateTemplateService.Check(input));
            if (!form.HasErrors)
            {
                return TypedResults.File(papers.Write(CertificateSample.Of(input, office.Value, time)), CertificatePapers.PdfType);
            }
        }

        return Editor(null, form);
    }

    private static async Task<CertificateTemplate?> FindAsync(CertificateTemplateService templates, Guid id, CancellationToken cancellationToken) =>
        (await templates.ListAsync(withRetired: true, cancellationToken)).FirstOrDefault(t => t.CertificateTemplateId == id);

    private static CertificateTemplateInput? Read(FormState form)
    {
        var name = form.RequiredText("ten", "Tên mẫu", CertificateTemplate.NameMaxLength, "Mẫu tham quan học tập");
        var heading = form.RequiredText("dong-ten", "Dòng tên giấy", CertificateTemplate.HeadingMaxLength, "Giấy chứng nhận");
        var body = form.RequiredLines("noi-dung", "Nội dung", CertificateTemplate.BodyMaxLength, "Chứng nhận ông (bà) {ho_ten}");
        var capacity = form.OptionalText("tu-cach", "Tư cách ký", Certificate.SignerMaxLength);
        var paper = form.OneOf<PdfPaper>("kho", "Khổ giấy");
        return form.HasErrors
            ? null
            : new CertificateTemplateInput(name, heading, body.ReplaceLineEndings("\n"), capacity, paper!.Value, form.Checked("thoi-dung"));
    }

    private static RazorComponentResult<TemplatePage> Editor(CertificateTemplate? template, FormState form) =>
        new(new { Template = template, Form = form }) { StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}
