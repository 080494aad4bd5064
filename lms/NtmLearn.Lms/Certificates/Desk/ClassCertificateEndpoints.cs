using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>The certificates of a class: who may get one, issuing, and all of them to print or to take away.</summary>
public static class ClassCertificateEndpoints
{
    internal const string Chosen = "nguoi";
    internal const string ToAll = "tat-ca";
    private const int MostPeople = 5_000;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["da-cap"] = "Đã cấp giấy chứng nhận. Số vào sổ ở bảng dưới.",
        ["khong-ai"] = "Không có ai mới để cấp: người đủ điều kiện đều đã có giấy.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/chung-nhan</c>.</summary>
    public static IEndpointRouteBuilder MapClassCertificates(this IEndpointRouteBuilder routes)
    {
        var tab = routes.MapGroup("/van-phong/lop/{code}/chung-nhan");
        tab.MapGet("", ShowAsync).RequireRight(Right.ReadCertificates);

        // One key for each person of a large class.
        tab.MapPost("", IssueAsync).RequireRight(Right.ManageCertificates).WithFormOptions(valueCountLimit: MostPeople);
        tab.MapGet("/in", PrintAsync).RequireRight(Right.ManageCertificates);
        tab.MapGet("/tai", PackAsync).RequireRight(Right.ManageCertificates);
        return routes;
    }

    internal static string PathOf(string code) => $"/van-phong/lop/{code}/chung-nhan";

    private static Task<Results<RazorComponentResult<ClassCertificatesPage>, NotFound>> ShowAsync(string code, Pages pages, CancellationToken cancellationToken) =>
        pages.RenderAsync(code, null, cancellationToken);

    private static async Task<Results<RazorComponentResult<ClassCertificatesPage>, NotFound, SeeOther>> IssueAsync(
        string code, IFormCollection fields, Pages pages, CertificateReads reads, CertificateService certificates, LocalTime time, Caller caller,
        CancellationToken cancellationToken)
    {
        if (await reads.OfClassAsync(caller, code, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var template = form.Id("mau", "Mẫu giấy");
        var day = form.Day("ngay", "Ngày cấp", earliest: time.Today.AddYears(-1), latest: time.Today.AddMonths(1));
        var signer = CertificateForms.ReadSigner(form);
        var reason = form.OptionalText("ly-do", "Lý do", Certificate.ReasonMaxLength);
        var toAll = form.Value("viec") == ToAll;
        var people = form.Values(Chosen).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).ToHashSet();
        if (!toAll && people.Count == 0)
        {
            form.Add("", "Chưa chọn ai. Xin đánh dấu ít nhất một người ở bảng, hoặc bấm “Cấp cho mọi người đủ điều kiện”.");
        }

        if (!form.HasErrors)
        {
            var outcome = await certificates.IssueAsync(
                caller,
                new CertificateOrder
                {
                    OfferingId = found.Class.OfferingId,
                    PersonIds = toAll ? null : people,
                    TemplateId = template,
                    Signer = signer,
                    IssuedOn = day,
                    Reason = reason,
                },
                cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), outcome.Value!.CertificateIds.Count > 0 ? "da-cap" : "khong-ai"));
            }

            form.AddAll(outcome.Refusals);
        }

        var page = await pages.RenderAsync(code, form, cancellationToken);
        return page.Result is RazorComponentResult<ClassCertificatesPage> shown ? shown : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PrintAsync(
        string code, CertificateReads reads, CertificatePapers papers, AuditedWriter audit, Caller caller, CancellationToken cancellationToken)
    {
        if (await reads.ToPrintAsync(caller, code, cancellationToken) is not { Count: > 0 } certificates)
        {
            return TypedResults.NotFound();
        }

        await NoteAsync(audit, caller, code, certificates.Count, cancellationToken);
        return TypedResults.File(papers.Write(certificates, $"Giấy chứng nhận lớp {code}"), CertificatePapers.PdfType, $"chung-nhan-{code}.pdf");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> PackAsync(
        string code, CertificateReads reads, CertificatePapers papers, AuditedWriter audit, Caller caller, CancellationToken cancellationToken)
    {
        if (await reads.ToPrintAsync(caller, code, cancellationToken) is not { Count: > 0 } certificates)
        {
            return TypedResults.NotFound();
        }

        // Of a thousand, 40 MB: on the disk, and gone when it was sent.
        var archive = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose);
        try
        {
            await papers.WriteZipAsync(archive, certificates, cancellationToken);
            await NoteAsync(audit, caller, code, certificates.Count, cancellationToken);
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }

        archive.Position = 0;
        return TypedResults.File(archive, MediaTypeNames.Application.Zip, $"chung-nhan-{code}.zip");
    }

    private static Task NoteAsync(AuditedWriter audit, Caller caller, string code, int count, CancellationToken cancellationToken) => audit.NoteAsync(
        caller.Actor, AuditAction.Exported, nameof(Certificate), Guid.Empty, personId: null, $$"""{"Class":"{{code}}","Count":{{count}}}""", cancellationToken);

    /// <summary>Gathers what the tab shows.</summary>
    public sealed class Pages(
        CertificateReads reads, CertificateTemplateService templates, IOptions<OfficeOptions> office, LocalTime time, Caller caller)
    {
        /// <param name="form">What was typed; null for a new form.</param>
        internal async Task<Results<RazorComponentResult<ClassCertificatesPage>, NotFound>> RenderAsync(
            string code, FormState? form, CancellationToken cancellationToken)
        {
            if (await reads.OfClassAsync(caller, code, cancellationToken) is not { } found)
            {
                return TypedResults.NotFound();
            }

            var offered = await templates.ListAsync(withRetired: false, cancellationToken);
            return new RazorComponentResult<ClassCertificatesPage>(new
            {
                found.Class,
                found.People,
                Templates = offered,
                Form = form ?? New(offered, found.Class.OrganisationId is null),
                MayIssue = caller.ScopeOf(Right.ManageCertificates).Covers(found.Class.UnitId, found.Class.OrganisationId),
            })
            {
                StatusCode = form is { HasErrors: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }

        private FormState New(IReadOnlyList<CertificateTemplate> offered, bool byOffice) => FormState.Empty
            .With("mau", offered.FirstOrDefault()?.CertificateTemplateId)
            .With("ngay", time.Today)
            .With("tu-cach", offered.FirstOrDefault()?.SignerCapacity)
            .With("chuc-vu", byOffice ? office.Value.SignerTitle : null)
            .With("nguoi-ky", byOffice ? office.Value.SignerName : null);
    }
}
