using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Paper;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using SkiaSharp;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>Photographs of signed sheets on the page on which they are copied.</summary>
public sealed class PaperPhotoTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/jpeg")]
    public async Task Photo_Kept_IsShownWithoutWhatHidInItAndNothingTypedIsLost(SKEncodedImageFormat format, string shownAs)
    {
        using var sheet = await PrintAsync();
        byte[] photo = [.. Picture(format), .. "GPS-9.934N-106.345E"u8];

        await sheet.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.anh", photo), ("viec", "anh"), ("how0", "except"), ("numbers0", "2"), ("name3", "Kim Thị Mới"));

        Assert.Equal(HttpStatusCode.OK, sheet.Browser.Status);
        Assert.Contains("Đã cất 1 ảnh", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kim Thị Mới\"", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"2\"", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Empty(await sheet.Scene.MarksAsync());
        var kept = Assert.Single(await KeptAsync(sheet.Scene.Session.SessionId));
        var address = $"{sheet.Scene.Path}/anh/{kept.SheetPhotoId}";
        Assert.Contains($"src=\"{address}\"", sheet.Browser.Page, StringComparison.Ordinal);
        using var shown = await sheet.SignedIn.Http.GetAsync(address, Token);
        Assert.Equal((HttpStatusCode.OK, shownAs), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await shown.Content.ReadAsByteArrayAsync(Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_SentWithTheNumbers_IsKeptOnceAndTheSheetIsCopied()
    {
        using var sheet = await PrintAsync();
        var photo = Picture(SKEncodedImageFormat.Jpeg);
        await sheet.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.jpg", photo), ("viec", "anh"));

        await sheet.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.jpg", photo), ("how0", "except"), ("numbers0", ""));

        Assert.Contains("Đã ghi phiếu vào sổ điểm danh", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Equal(2, (await sheet.Scene.MarksAsync()).Count);
        Assert.Single(await KeptAsync(sheet.Scene.Session.SessionId));
    }

    [Fact]
    public async Task Photo_OfASheetForTwoHalfDays_IsEvidenceOfBothAndShownOnce()
    {
        using var sheet = await PrintAsync(halfDays: 2);

        await sheet.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("viec", "anh"));

        var ids = await Host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.OfferingId == sheet.Scene.Offering.OfferingId).Select(s => s.SessionId).ToListAsync());
        Assert.Equal(2, ids.Count);
        foreach (var id in ids)
        {
            Assert.Single(await KeptAsync(id));
        }

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sheet.Browser.Page, "class=\"evidence"));
    }

    [Theory]
    [InlineData("", "Chưa chọn ảnh")]
    [InlineData("text", "phieu.anh: Tệp này không phải ảnh JPEG, PNG hoặc WebP đọc được")]
    [InlineData("gif", "không phải ảnh JPEG, PNG hoặc WebP đọc được")]
    [InlineData("large", "phieu.anh: Ảnh lớn quá 8 MB")]
    public async Task WhatIsNoPhoto_IsToldAndNothingTypedIsLost(string kind, string told)
    {
        using var sheet = await PrintAsync();
        byte[] bytes = kind switch
        {
            "" => [],
            "text" => Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"),
            "gif" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
            _ => new byte[35_000_000],
        };

        await sheet.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.anh", bytes), ("viec", "anh"), ("how0", "only"), ("numbers0", "1, 2"), ("name3", "Kim Thị Mới"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sheet.Browser.Status);
        Assert.Contains(told, sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"1, 2\"", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kim Thị Mới\"", sheet.Browser.Page, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(sheet.Scene.Session.SessionId));
    }

    [Fact]
    public async Task Photo_BySomebodyWhoDoesNotRecordThere_IsNotFound()
    {
        using var sheet = await PrintAsync();
        using var other = await PrintAsync();

        await other.Browser.SendFileAsync(sheet.Path, ("photos", "phieu.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("viec", "anh"));

        Assert.Equal(HttpStatusCode.NotFound, other.Browser.Status);
        Assert.Empty(await KeptAsync(sheet.Scene.Session.SessionId));
    }

    private async Task<Printed> PrintAsync(int halfDays = 1)
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 2, 0, leader.PersonId);
        if (halfDays > 1)
        {
            await Host.Data.AddAsync([new TrainingSession
            {
                SessionId = Guid.CreateVersion7(),
                OfferingId = scene.Offering.OfferingId,
                Day = scene.Session.Day.AddDays(1),
                StartMinute = 450,
                EndMinute = 660,
                StartsAt = scene.Session.StartsAt.AddDays(1).AddMinutes(450),
                EndsAt = scene.Session.StartsAt.AddDays(1).AddMinutes(660),
                ChangedAt = Host.Clock.GetUtcNow().UtcDateTime,
            }]);
        }

        var ids = await Host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.OfferingId == scene.Offering.OfferingId).Select(s => s.SessionId).ToListAsync());
        var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        var browser = new FormBrowser(signedIn.Http);
        var caller = await Host.Data.CallerAsync(Role.Facilitator, personId: leader.PersonId);
        var printed = await Host.Services.GetRequiredService<PaperSheets>().PrintAsync(caller, ids, 3, Token);
        await browser.OpenAsync($"/van-phong/phieu/{printed!.Code}");
        return new Printed(scene, signedIn, browser, $"/van-phong/phieu/{printed.Code}");
    }

    private Task<List<SheetPhoto>> KeptAsync(Guid sessionId) =>
        Host.QueryAsync(db => db.Set<SheetPhoto>().AsNoTracking().Where(p => p.SessionId == sessionId).ToListAsync());

    private static byte[] Picture(SKEncodedImageFormat format)
    {
        using var picture = new SKBitmap(64, 48);
        picture.Erase(new SKColor(0xFF204060));
        return picture.Encode(format, 90).ToArray();
    }

    private sealed record Printed(AttendanceScene Scene, SignedIn SignedIn, FormBrowser Browser, string Path) : IDisposable
    {
        public void Dispose()
        {
            Browser.Dispose();
            SignedIn.Dispose();
        }
    }
}
