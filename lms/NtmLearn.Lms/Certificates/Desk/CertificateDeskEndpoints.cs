using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>One certificate: what it says, its paper, correcting and revoking it.</summary>
public static class CertificateDeskEndpoints
{
    public const string Root = "/van-phong/chung-nhan";
    private const int OldestYear = 1900;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["cap-lai"] = "Đã cấp lại. Giấy cũ không còn hiệu lực; xin thu lại tờ cũ nếu còn.",
        ["thu-hoi"] = "Đã thu hồi. Trang kiểm tra công khai đã ghi giấy này không còn hiệu lực.",
    };

    /// <summary>Maps <c>/van-phong/chung-nhan/{id}</c>.</summary>
    public static IEndpointRouteBuilder MapCertificateDesk(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup(Root + "/{certificateId:guid}");
        one.MapGet("", ShowAsync).RequireRight(Right.ReadCertificates);
        one.MapGet("/giay", PaperAsync).RequireRight(Right.ReadCertificates);
        one.MapGet("/cap-lai", AskToCorrectAsync).RequireRight(Right.ManageCertificates);
        one.MapPost("/cap-lai", CorrectAsync).RequireRight(Right.ManageCertificates);
        one.MapGet("/thu-hoi", AskToRevokeAsync).RequireRight(Right.ManageCertificates);
        one.MapPost("/thu-hoi", RevokeAsync).RequireRight(Right.ManageCertificates);
        return routes;
    }

    internal static string PathOf(Guid certificateId) => $"{Root}/{certificateId}";

    private static async Task<Results<RazorComponentResult<CertificatePage>, NotFound>> ShowAsync(
        Guid certificateId, CertificateReads reads, CertificatePapers papers, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller.ScopeOf(Right.ReadCertificates), certificateId, cancellationToken) is { } certificate
            ? new RazorComponentResult<CertificatePage>(new
            {
                Certificate = certificate,
                History = await reads.HistoryAsync(certificate, cancellationToken),
                CheckUrl = papers.CheckUrl(certificate),
                MayManage = caller.ScopeOf(Right.ManageCertificates).Covers(certificate.UnitId, certificate.OrganisationId),
            })
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PaperAsync(
        Guid certificateId, CertificateReads reads, CertificatePapers papers, AuditedWriter audit, Caller caller, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller.ScopeOf(Right.ReadCertificates), certificateId, cancellationToken)
            is not { State: CertificateState.Valid, IsErased: false } certificate)
        {
            return TypedResults.NotFound();
        }

        await audit.NoteAsync(caller.Actor, AuditAction.Exported, nameof(Certificate), certificateId, certificate.PersonId, detail: null, cancellationToken);
        return TypedResults.File(papers.Write(certificate), CertificatePapers.PdfType, CertificatePapers.FileName(certificate));
    }

    private static async Task<Results<RazorComponentResult<CorrectPage>, NotFound>> AskToCorrectAsync(
        Guid certificateId, CertificateReads reads, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller.ScopeOf(Right.ManageCertificates), certificateId, cancellationToken) is { IsErased: false } certificate
            ? new RazorComponentResult<CorrectPage>(new { Certificate = certificate, Form = CertificateForms.Fill(certificate) })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<CorrectPage>, NotFound, SeeOther>> CorrectAsync(
        Guid certificateId, IFormCollection fields, CertificateReads reads, CertificateService certificates, LocalTime time, Caller caller,
        CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller.ScopeOf(Right.ManageCertificates), certificateId, cancellationToken) is not { IsErased: false } certificate)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var name = form.RequiredText("ho-ten", "Họ và tên", Person.FullNameMaxLength, "Thạch Thị Sô Phia");
        var year = form.Integer("nam-sinh", "Năm sinh", OldestYear, time.Today.Year, required: false);
        var unit = form.OptionalText("don-vi", "Đơn vị", Certificate.TextMaxLength);
        var signer = CertificateForms.ReadSigner(form);
        var reason = form.RequiredText("ly-do", "Lý do", Certificate.ReasonMaxLength, "ghi sai tên đệm");
        if (!form.HasErrors)
        {
            var outcome = await certificates.CorrectAsync(caller, certificateId, new CertificateCorrection(name, year, unit, signer, reason), cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(outcome.Value!.CertificateId), "cap-lai"));
            }

            form.AddAll(outcome.Refusals);
        }

        return new RazorComponentResult<CorrectPage>(new { Certificate = certificate, Form = form }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<Results<RazorComponentResult<RevokePage>, NotFound>> AskToRevokeAsync(
        Guid certificateId, CertificateReads reads, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller.ScopeOf(Right.ManageCertificates), certificateId, cancellationToken) is { } certificate
            ? new RazorComponentResult<RevokePage>(new { Certificate = certificate, Form = FormState.Empty })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<RevokePage>, NotFound, SeeOther>> RevokeAsync(
        Guid certificateId, IFormCollection fields, CertificateReads reads, CertificateService certificates, Caller caller, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller.ScopeOf(Right.ManageCertificates), certificateId, cancellationToken) is not { } certificate)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var reason = form.RequiredText("ly-do", "Lý do", Certificate.ReasonMaxLength, "cấp nhầm người");
        if (!form.HasErrors)
        {
            var outcome = await certificates.RevokeAsync(caller, certificateId, reason, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(certificateId), "thu-hoi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return new RazorComponentResult<RevokePage>(new { Certificate = certificate, Form = form }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
