using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Paper;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using QRCoder;
using SkiaSharp;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>Sheets on paper and their way back.</summary>
public sealed class PaperTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    [Theory]
    [InlineData("", new int[0])]
    [InlineData("3", new[] { 3 })]
    [InlineData("3, 7; 12-14", new[] { 3, 7, 12, 13, 14 })]
    [InlineData(" 3  7 12 đến 14 ", new[] { 3, 7, 12, 13, 14 })]
    [InlineData("2 và 4", new[] { 2, 4 })]
    [InlineData("5–6", new[] { 5, 6 })]
    public void Read_AsPeopleWrite_GivesTheNumbers(string typed, int[] expected)
    {
        var (numbers, problem) = RowNumbers.Read(typed, 20);

        Assert.Null(problem);
        Assert.Equal(expected, numbers.Order());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("21")]
    [InlineData("7-3")]
    [InlineData("ba")]
    [InlineData("99999999999")]
    public void Read_WhatIsNotOnTheSheet_IsTold(string typed) => Assert.NotNull(RowNumbers.Read(typed, 20).Problem);

    [Fact]
    public async Task Sheet_PrintedAndCopiedBack_IsInTheLedgerOnce()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 5, 0, leader.PersonId);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Qr, new MarkInput(scene.People[4].PersonId, AttendanceStatus.Present, "quet")));
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path + "/giay");
        await browser.SendAsync(scene.Path + "/giay", ("sessions", scene.Session.SessionId.ToString()), ("blankRows", "3"));
        Assert.Contains("Đã tạo phiếu", browser.Page, StringComparison.Ordinal);
        var printed = await Host.QueryAsync(db => db.Set<PrintedSheet>().AsNoTracking().SingleAsync(s => s.OfferingId == scene.Offering.OfferingId));
        var numbers = printed.AttendeeIds.Index().ToDictionary(a => a.Item, a => a.Index + 1);
        var away = new[] { numbers[scene.People[0].PersonId], numbers[scene.People[4].PersonId] };

        await browser.SendAsync($"/van-phong/phieu/{printed.Code}", ("how0", "except"), ("numbers0", string.Join(", ", away)), ("name6", "Kim Thị Mới"), ("year6", "1970"));

        Assert.Contains("không ký nhưng đã ghi có mặt", browser.Page, StringComparison.Ordinal);
        Assert.Equal(AttendanceStatus.Absent, (await scene.StateAsync(0))?.Status);
        Assert.Equal(AttendanceStatus.Present, (await scene.StateAsync(1))?.Status);
        Assert.Equal((AttendanceStatus.Present, 1), ((await scene.StateAsync(4))!.Status, (await scene.StateAsync(4))!.Marks));
        var walkIn = await Host.QueryAsync(db => db.Set<WalkIn>().AsNoTracking().SingleAsync(w => w.OfferingId == scene.Offering.OfferingId));
        Assert.Equal(("Kim Thị Mới", AttendanceStatus.Present), (walkIn.FullName, (await scene.StateAsync(walkIn.WalkInId))!.Status));
    }

    [Fact]
    public async Task Sheet_SignedBlankRowWithoutAName_IsTold()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 2, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path + "/giay");
        await browser.SendAsync(scene.Path + "/giay", ("sessions", scene.Session.SessionId.ToString()), ("blankRows", "3"));
        var code = await Host.QueryAsync(db => db.Set<PrintedSheet>().Where(s => s.OfferingId == scene.Offering.OfferingId).Select(s => s.Code).SingleAsync());

        await browser.SendAsync($"/van-phong/phieu/{code}", ("how0", "only"), ("numbers0", "1, 3"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Dòng 3 có chữ ký nhưng chưa có họ tên", browser.Page, StringComparison.Ordinal);
        Assert.Empty(await scene.MarksAsync());
    }

    [Fact]
    public async Task Sheet_AsPdfDocxAndPage_HoldsEveryNameAndIsAudited()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 40, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path + "/giay");
        await browser.SendAsync(scene.Path + "/giay", ("sessions", scene.Session.SessionId.ToString()), ("blankRows", "10"));
        var printed = await Host.QueryAsync(db => db.Set<PrintedSheet>().AsNoTracking().SingleAsync(s => s.OfferingId == scene.Offering.OfferingId));
        var path = $"/van-phong/phieu/{printed.Code}";

        var pdf = await signedIn.Http.GetByteArrayAsync(path + "/pdf", TestContext.Current.CancellationToken);
        var docx = await signedIn.Http.GetByteArrayAsync(path + "/docx", TestContext.Current.CancellationToken);
        var page = await signedIn.Http.GetStringAsync(path + "/in", TestContext.Current.CancellationToken);

        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1000, 200 * 1024);
        Assert.Equal(SquaresOf(Host.Services.GetRequiredService<SiteAddress>().BaseUrl + path), ReadSquares(PictureBesideTheCode(docx, printed.Code)));
        Assert.All(scene.People, p => Assert.Contains(p.FullName, page, StringComparison.Ordinal));
        Assert.Contains("ហត្ថលេខា", page, StringComparison.Ordinal);
        Assert.Equal(3, await Host.QueryAsync(db => db.Set<Lms.Auditing.AuditEntry>().CountAsync(e => e.SubjectId == printed.PrintedSheetId && e.Action == Lms.Auditing.AuditAction.Exported)));
    }

    /// <summary>The only picture of the document, in the same row as the code for people.</summary>
    private static byte[] PictureBesideTheCode(byte[] docx, string code)
    {
        using var stream = new MemoryStream(docx);
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var row = Assert.Single(file.MainDocumentPart!.Document!.Descendants<TableRow>(), r => r.InnerText.Contains(ReceiptCodes.Show(code), StringComparison.Ordinal));
        var embedded = Assert.Single(row.Descendants<DocumentFormat.OpenXml.Drawing.Blip>()).Embed!.Value!;
        using var picture = file.MainDocumentPart.GetPartById(embedded).GetStream();
        using var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Rows of squares of the QR code that a phone has to find for a text.</summary>
    private static string SquaresOf(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return string.Join('\n', code.ModuleMatrix.Select(row => string.Concat(row.Cast<bool>().Select(dark => dark ? '#' : '.'))));
    }

    /// <summary>The same, as it is seen in a picture: its edge of four squares is white, and dark squares begin behind it.</summary>
    private static string ReadSquares(byte[] png)
    {
        using var picture = SKBitmap.Decode(png);
        var square = Enumerable.Range(0, picture.Width).First(x => picture.GetPixel(x, x).Red < 128) / 4;
        return string.Join('\n', Enumerable.Range(0, picture.Height / square).Select(y => string.Concat(
            Enumerable.Range(0, picture.Width / square).Select(x => picture.GetPixel((x * square) + (square / 2), (y * square) + (square / 2)).Red < 128 ? '#' : '.'))));
    }
}
