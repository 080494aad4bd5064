using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>Sign-in sheets on paper: printing them, and copying them back by number.</summary>
public static class PaperEndpoints
{
    public const string Root = "/van-phong/phieu";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["in"] = "Đã tạo phiếu. Chọn cách in bên dưới.",
        ["nhap"] = "Đã ghi phiếu vào sổ điểm danh.",
    };

    /// <summary>What is asked for besides copying.</summary>
    internal const string Act = "viec";

    /// <summary>To keep photographs, and to write nothing yet.</summary>
    internal const string OnlyPhotos = "anh";

    internal const string PhotosField = "photos";

    // More than photographs may have, so that larger ones are told what to do and nothing that was typed is lost.
    private const int MostBytes = 45_000_000;

    public static IEndpointRouteBuilder MapPaperSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/buoi/{sessionId:guid}/giay", ChooseAsync).RequireRight(Right.TakeAttendance);
        routes.MapPost("/van-phong/buoi/{sessionId:guid}/giay", PrintAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet(Root + "/{code}", ShowAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet(Root + "/{code}/in", ShowForPrintAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet(Root + "/{code}/pdf", PdfAsync).RequireRight(Right.TakeAttendance);
        routes.MapGet(Root + "/{code}/docx", DocxAsync).RequireRight(Right.TakeAttendance);
        routes.MapPost(Root + "/{code}", CopyAsync).RequireRight(Right.TakeAttendance)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithFormOptions(multipartBodyLengthLimit: MostBytes);
        return routes;
    }

    /// <summary>Where a sheet is copied back; also what its QR code holds.</summary>
    public static string PathOf(string code) => $"{Root}/{code}";

    private static async Task<Results<RazorComponentResult<PaperChoicePage>, NotFound>> ChooseAsync(
        Guid sessionId, Caller caller, SheetReads reads, PaperSheets papers, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { MayRecord: true } sheet
            ? await ChoiceAsync(sheet.Session, FormState.Empty.With("blankRows", 10), caller, papers, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PaperChoicePage>, SeeOther, NotFound>> PrintAsync(
        Guid sessionId, IFormCollection posted, Caller caller, SheetReads reads, PaperSheets papers, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, sessionId, cancellationToken) is not { MayRecord: true } sheet)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var offered = await papers.SessionsAsync(caller, sheet.Session.OfferingId, cancellationToken);
        var chosen = form.ManyOf("sessions", "Cột ký", offered.Select(s => s.SessionId.ToString()), required: true);
        var blank = form.Integer("blankRows", "Số dòng trống", 0, PrintedSheet.MostBlankRows);
        if (chosen.Count > PaperSheets.MostSessions)
        {
            form.Add("sessions", $"Một phiếu có nhiều nhất {PaperSheets.MostSessions} cột ký. Xin bỏ bớt buổi và in thêm phiếu khác.");
        }

        if (!form.HasErrors && await papers.PrintAsync(caller, [.. chosen.Select(Guid.Parse)], blank!.Value, cancellationToken) is { } printed)
        {
            return new SeeOther(Done.Path(PathOf(printed.Code), "in"));
        }

        return await ChoiceAsync(sheet.Session, form, caller, papers, cancellationToken);
    }

    private static async Task<RazorComponentResult<PaperChoicePage>> ChoiceAsync(
        SessionFacts session, FormState form, Caller caller, PaperSheets papers, CancellationToken cancellationToken) => new(new
        {
            Session = session,
            Form = form,
            Sessions = await papers.SessionsAsync(caller, session.OfferingId, cancellationToken),
            Printed = await papers.OfSessionAsync(session, cancellationToken),
        })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static async Task<Results<RazorComponentResult<PaperEntryPage>, NotFound>> ShowAsync(
        string code, Caller caller, PaperSheets papers, CancellationToken cancellationToken) =>
        await papers.FindAsync(caller, code, cancellationToken) is { } sheet ? Page(sheet, FormState.Empty) : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PaperPrintPage>, NotFound>> ShowForPrintAsync(
        string code, Caller caller, PaperSheets papers, AuditedWriter audit, IOptions<OfficeOptions> office, CancellationToken cancellationToken)
    {
        if (await papers.FindAsync(caller, code, cancellationToken) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        await NoteAsync(audit, caller, sheet, cancellationToken);
        return new RazorComponentResult<PaperPrintPage>(new { Sheet = sheet, Office = office.Value });
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PdfAsync(
        string code, Caller caller, PaperSheets papers, AuditedWriter audit, IOptions<OfficeOptions> office, SiteAddress site, CancellationToken cancellationToken)
    {
        if (await papers.FindAsync(caller, code, cancellationToken) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        await NoteAsync(audit, caller, sheet, cancellationToken);
        var pdf = new SignInSheetPdf(sheet, office.Value, AddressOf(site, sheet)).Draw();
        return TypedResults.File(pdf, "application/pdf", $"diem-danh-{sheet.ClassCode}-{sheet.Printed.Code}.pdf");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> DocxAsync(
        string code, Caller caller, PaperSheets papers, AuditedWriter audit, IOptions<OfficeOptions> office, SiteAddress site, CancellationToken cancellationToken)
    {
        if (await papers.FindAsync(caller, code, cancellationToken) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        await NoteAsync(audit, caller, sheet, cancellationToken);
        var docx = SignInSheetDocx.Write(sheet, office.Value, AddressOf(site, sheet));
        return TypedResults.File(docx, OfficialPaper.ContentType, $"diem-danh-{sheet.ClassCode}-{sheet.Printed.Code}.docx");
    }

    private static async Task<Results<RazorComponentResult<PaperEntryPage>, SeeOther, NotFound>> CopyAsync(
        string code, IFormCollection posted, Caller caller, PaperSheets papers, SheetPhotos photos, CancellationToken cancellationToken)
    {
        if (await papers.FindAsync(caller, code, cancellationToken) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var kept = await KeepPhotosAsync(form, posted.Files.GetFiles(PhotosField), sheet, caller, photos, cancellationToken);
        if (form.Value(Act) == OnlyPhotos)
        {
            if (kept == 0 && !form.HasErrors)
            {
                form.Add(PhotosField, "Chưa chọn ảnh. Xin chụp hoặc chọn ảnh phiếu đã ký.");
            }

            return Page(sheet, form, kept: kept);
        }

        var entry = PaperEntry.Read(form, sheet);
        if (form.HasErrors || form.Key is not { } key)
        {
            return Page(sheet, form, kept: kept);
        }

        var reason = form.OptionalText("reason", "Lý do sửa", AttendanceMark.ReasonMaxLength);
        List<string> differ = [];
        foreach (var (column, signed) in entry.Signed)
        {
            var walkIns = entry.WalkIns.Where(w => signed.Contains(w.Number)).Select(w => w.ToInput(key)).ToList();
            var outcome = await papers.CopyAsync(caller, sheet, column, signed, walkIns, $"{key}-{column}", reason, cancellationToken);
            form.AddAll(outcome.Refusals);
            differ.AddRange(outcome.Differ.Select(r => string.Create(
                CultureInfo.InvariantCulture, $"Số {r.Number} {r.FullName} không ký nhưng đã ghi {AttendanceWords.Of(r.Standing[column]!.Value).ToLowerInvariant()} ({ScreenFormat.Day(sheet.Sessions[column].Day)}, {ScreenFormat.Time(sheet.Sessions[column].StartMinute)}).")));
        }

        return form.HasErrors || differ.Count > 0
            ? Page((await papers.FindAsync(caller, code, cancellationToken))!, form, differ, kept)
            : new SeeOther(Done.Path(PathOf(sheet.Printed.Code), "nhap"));
    }

    /// <summary>Keeps what was chosen as evidence of every half-day of the sheet, whatever becomes of the rest of the form.</summary>
    /// <returns>How many are kept.</returns>
    private static async Task<int> KeepPhotosAsync(
        FormState form, IReadOnlyList<IFormFile> files, PaperSheet sheet, Caller caller, SheetPhotos photos, CancellationToken cancellationToken)
    {
        var kept = 0;
        var sessionIds = sheet.Sessions.Select(s => s.SessionId).ToList();
        foreach (var file in files.Where(f => f.Length > 0))
        {
            var bytes = await file.BytesAsync(cancellationToken);
            var outcome = await photos.KeepAsync(caller.Actor, sessionIds, null, FileStore.NameOf(bytes), bytes, cancellationToken);
            kept += outcome.IsDone ? 1 : 0;
            form.AddAll([.. outcome.Refusals.Select(r => r with { Field = PhotosField, Message = $"{file.FileName}: {r.Message}" })]);
        }

        return kept;
    }

    private static string AddressOf(SiteAddress site, PaperSheet sheet) => site.BaseUrl + PathOf(sheet.Printed.Code);

    private static Task NoteAsync(AuditedWriter audit, Caller caller, PaperSheet sheet, CancellationToken cancellationToken) => audit.NoteAsync(
        caller.Actor, AuditAction.Exported, nameof(PrintedSheet), sheet.Printed.PrintedSheetId, personId: null, detail: null, cancellationToken);

    private static RazorComponentResult<PaperEntryPage> Page(PaperSheet sheet, FormState form, IReadOnlyList<string>? differ = null, int kept = 0) => new(new { Sheet = sheet, Form = form, Differ = differ ?? [], PhotosKept = kept })
    {
        StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
