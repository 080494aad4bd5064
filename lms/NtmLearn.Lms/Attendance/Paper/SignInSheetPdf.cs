using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Papers.Pdf;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>Draws the sign-in sheet: A4 lying, a column for signing per half-day, blank rows, code with QR on every page.</summary>
internal sealed class SignInSheetPdf(PaperSheet sheet, OfficeOptions office, string entryUrl)
{
    private const float Margin = 42;
    private const float RowHeight = 24;
    private const float QrSize = 54;

    private static readonly PdfText Small = new(9);
    private static readonly PdfText Cell = new(10.5f);
    private static readonly PdfText Head = new(10, IsBold: true, PdfAlign.Centre);

    private readonly List<(string Heading, float Width)> columns = [];
    private PdfFile file = null!;
    private PdfPage page = null!;
    private float y;
    private int pages;

    public byte[] Draw()
    {
        using (file = new PdfFile($"Danh sách điểm danh {sheet.ClassTitle}"))
        {
            BeginPage();
            for (var number = 1; number <= sheet.Last; number++)
            {
                if (y + RowHeight > page.Height - Margin)
                {
                    BeginPage();
                }

                DrawRow(number <= sheet.Rows.Count ? sheet.Rows[number - 1] : null, number);
            }

            return file.ToArray();
        }
    }

    private void BeginPage()
    {
        page = file.AddPage(PdfPaper.Landscape);
        pages++;
        var width = page.Width - (2 * Margin);
        var half = (width - QrSize) / 2;
        page.Qr(entryUrl, page.Width - Margin - QrSize, Margin, QrSize);
        page.Text($"Phiếu {ReceiptCodes.Show(sheet.Printed.Code)}", page.Width - Margin - QrSize, Margin + QrSize + 10, Small);
        page.Text($"Trang {pages}", page.Width - Margin - QrSize, Margin + QrSize + 22, Small);
        var top = Margin + 10;
        if (pages == 1)
        {
            var left = new PdfText(11, Align: PdfAlign.Centre);
            var issuer = office.GoverningBody is { } governing ? page.Paragraph(PaperWords.Upper(governing), Margin, top - 10, half * 0.8f, left) : top - 10;
            page.Paragraph(PaperWords.Upper(office.Name), Margin, issuer, half * 0.8f, left with { IsBold = true });
            page.Text("DANH SÁCH ĐIỂM DANH", Margin + (width / 2), top + 52, new PdfText(14, IsBold: true, PdfAlign.Centre));
            y = page.Paragraph($"Lớp {sheet.ClassTitle} ({sheet.ClassCode})", Margin, top + 58, width, new PdfText(12, IsBold: true, PdfAlign.Centre));
            y = page.Paragraph(Where(), Margin, y, width, new PdfText(11, Align: PdfAlign.Centre)) + 6;
        }
        else
        {
            page.Text($"Lớp {sheet.ClassTitle} ({sheet.ClassCode}), tiếp theo", Margin, top, new PdfText(11, IsBold: true));
            y = Margin + QrSize + 28;
        }

        y = Math.Max(y, Margin + QrSize + 28);
        SetColumns(width);
        DrawHeader();
    }

    private string Where() =>
        string.Join("; ", sheet.Sessions.Select(s => $"{ScreenFormat.LongDay(s.Day)}, {ScreenFormat.Time(s.StartMinute)} – {ScreenFormat.Time(s.EndMinute)}"))
        + (sheet.Sessions[0].VenueName is { } venue ? $" · {venue}" : "");

    private void SetColumns(float width)
    {
        columns.Clear();
        (string, float)[] before = [("STT", 30), ("Họ và tên", 150), ("Năm sinh", 42), ("Nữ", 26), ("Đơn vị – ấp", 118), ("Chức vụ", 84), ("Điện thoại", 72)];
        var rest = width - before.Sum(c => c.Item2);
        columns.AddRange(before);
        columns.AddRange(sheet.Sessions.Select(s => (PaperSheet.SigningOf(s), rest / sheet.Sessions.Count)));
    }

    private void DrawHeader()
    {
        const float height = 30;
        var x = Margin;
        foreach (var (heading, width) in columns)
        {
            page.Box(x, y, width, height);
            page.Paragraph(heading, x + 2, y + 3, width - 4, Head);
            x += width;
        }

        y += height;
    }

    private void DrawRow(PaperRow? row, int number)
    {
        string[] texts =
        [
            $"{number}", row?.FullName ?? "", row?.YearOfBirth?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            row?.Sex == People.Sex.Female ? "x" : "", row?.Place ?? "", row?.Title ?? "", "",
        ];
        var x = Margin;
        for (var i = 0; i < columns.Count; i++)
        {
            var width = columns[i].Width;
            page.Box(x, y, width, RowHeight);
            if (i < texts.Length && texts[i].Length > 0)
            {
                page.Text(texts[i], x + 4, y + 16, PdfLines.Fit(texts[i], width - 8, Cell, 7));
            }

            x += width;
        }

        y += RowHeight;
    }
}
