using System.Globalization;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>The sign-in sheet as DOCX, for whoever wants to change it before printing.</summary>
internal static class SignInSheetDocx
{
    public static byte[] Write(PaperSheet sheet, OfficeOptions office, string entryUrl)
    {
        List<PaperColumn> columns =
        [
            new("STT", 2, IsCentred: true), new("Họ và tên", 7), new("Năm sinh", 3, IsCentred: true), new("Nữ", 2, IsCentred: true), new("Đơn vị – ấp", 6), new("Chức vụ", 5), new("Điện thoại", 4),
            .. sheet.Sessions.Select(s => new PaperColumn(PaperSheet.SigningOf(s), 4)),
        ];
        var signs = sheet.Sessions.Select(_ => "").ToArray();
        return new OfficialPaper(new PaperHead { GoverningBody = office.GoverningBody, IssuingBody = office.Name, Symbol = $"DS-{office.Symbol}", Place = office.Place })
            .Title("Danh sách điểm danh", $"Lớp {sheet.ClassTitle} ({sheet.ClassCode})")
            .Paragraph("Thời gian:", string.Join("; ", sheet.Sessions.Select(s => $"{ScreenFormat.Time(s.StartMinute)} – {ScreenFormat.Time(s.EndMinute)}, {ScreenFormat.LongDay(s.Day)}")))
            .Paragraph("Địa điểm:", sheet.Sessions[0].VenueName ?? "……………………")
            .Coded("Mã phiếu:", ReceiptCodes.Show(sheet.Printed.Code), QrPicture.Png(entryUrl))
            .Table(new PaperTable(columns,
            [
                .. sheet.Rows.Select(r => (IReadOnlyList<string>)
                [
                    $"{r.Number}", r.FullName, r.YearOfBirth?.ToString(CultureInfo.InvariantCulture) ?? "", r.Sex == People.Sex.Female ? "x" : "", r.Place, r.Title ?? "", "", .. signs,
                ]),
                .. Enumerable.Range(sheet.Rows.Count + 1, sheet.Printed.BlankRows).Select(n => (IReadOnlyList<string>)[$"{n}", "", "", "", "", "", "", .. signs]),
            ]))
            .ToDocx();
    }
}
