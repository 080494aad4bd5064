using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Certificates.Desk;

/// <summary>The register books: every certificate of a year by number, on screen and as a table.</summary>
public static class RegisterEndpoints
{
    public const string Root = "/van-phong/so-chung-nhan";

    /// <summary>In the place of an organisation: the coordination office.</summary>
    internal const string Office = "van-phong";

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("Số vào sổ", 24), new("Cấp lại lần", 10), new("Ngày cấp", 12), new("Họ và tên", 28), new("Năm sinh", 10), new("Đơn vị", 30),
        new("Khóa", 36), new("Lớp", 36), new("Mã lớp", 16), new("Nơi cấp", 30), new("Người ký", 24), new("Trạng thái", 14), new("Từ ngày", 12),
    ];

    /// <summary>Maps <c>/van-phong/so-chung-nhan</c>.</summary>
    public static IEndpointRouteBuilder MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ShowAsync).RequireRight(Right.ReadCertificates);
        routes.MapGet(Root + "/tai", ExportAsync).RequireRight(Right.Export);
        return routes;
    }

    private static async Task<RazorComponentResult<RegisterPage>> ShowAsync(
        HttpContext http, CertificateReads reads, Caller caller, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(http.Request.Query);
        var (year, issuer, onlyOffice) = Read(form, time.Today.Year);
        var page = int.TryParse(form.Value(Pager.PageName), out var number) && number is > 0 and < 100_000 ? number : 1;
        var scope = caller.ScopeOf(Right.ReadCertificates);
        var (years, issuers) = await reads.BooksAsync(scope, cancellationToken);
        var (lines, total) = await reads.RegisterAsync(scope, year, issuer, onlyOffice, page, cancellationToken);
        return new(new
        {
            Year = year,
            Years = (IReadOnlyList<int>)[.. years.Append(year).Distinct().OrderDescending()],
            Issuers = issuers,
            Lines = lines,
            Total = total,
            Page = page,
            Form = form.With("nam", year.ToString(CultureInfo.InvariantCulture)),
            MayExport = caller.Can(Right.Export),
        });
    }

    private static async Task<FileContentHttpResult> ExportAsync(
        HttpContext http, CertificateReads reads, AuditedWriter audit, Caller caller, LocalTime time, CancellationToken cancellationToken)
    {
        var (year, issuer, onlyOffice) = Read(FormState.From(http.Request.Query), time.Today.Year);

        // Who may not see certificates has none to export, whatever else they may.
        var (lines, _) = await reads.RegisterAsync(caller.ScopeOf(Right.ReadCertificates), year, issuer, onlyOffice, page: null, cancellationToken);
        using var file = new MemoryStream();
        SheetWriter.WriteXlsx(file, $"Sổ {year}", Columns, lines.Select(c => Row(c, time)));
        await audit.NoteAsync(
            caller.Actor, AuditAction.Exported, "CertificateRegister", Guid.Empty, personId: null, $$"""{"Year":{{year}},"Rows":{{lines.Count}}}""", cancellationToken);
        return TypedResults.File(file.ToArray(), SheetWriter.XlsxContentType, $"so-chung-nhan-{year}.xlsx");
    }

    private static (int Year, Guid? Issuer, bool OnlyOffice) Read(FormState form, int thisYear) => (
        int.TryParse(form.Value("nam"), out var year) && year is > 2000 and < 2200 ? year : thisYear,
        Guid.TryParse(form.Value("noi"), out var issuer) ? issuer : null,
        form.Value("noi") == Office);

    private static IReadOnlyList<string?> Row(Certificate certificate, LocalTime time) =>
    [
        certificate.RegisterNumber,
        certificate.Reissue == 0 ? "" : certificate.Reissue.ToString(CultureInfo.InvariantCulture),
        ScreenFormat.Day(certificate.IssuedOn),
        CertificateWords.NameOf(certificate),
        certificate.YearOfBirth?.ToString(CultureInfo.InvariantCulture),
        certificate.UnitName,
        certificate.CourseTitle,
        certificate.ClassTitle,
        certificate.ClassCode,
        certificate.Issuer,
        certificate.SignerName ?? certificate.SignerTitle,
        CertificateWords.Of(certificate.State),
        certificate.StateChangedAt is { } at ? ScreenFormat.Day(DateOnly.FromDateTime(time.FromUtc(at))) : "",
    ];
}
