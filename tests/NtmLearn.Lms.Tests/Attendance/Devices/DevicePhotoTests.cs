using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using SkiaSharp;

namespace NtmLearn.Lms.Tests.Attendance.Devices;

public sealed class DevicePhotoTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private static int shade;

    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_Twice_IsKeptOnceAndShownToWhoRecords()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 1, 0, leader.PersonId);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var photo = NewJpeg();
        var hash = FileStore.NameOf(photo);
        using var before = await device.GetAsync($"photos/{hash}");

        using var first = await device.PutAsync($"photos/{hash}", photo);
        using var again = await device.PutAsync($"photos/{hash}", photo);
        using var after = await device.GetAsync($"photos/{hash}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (before.StatusCode, first.StatusCode, again.StatusCode, after.StatusCode));
        Assert.Equal(hash, (await first.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("sha256").GetString());
        var kept = Assert.Single(await KeptAsync(scene));
        Assert.NotEqual(hash, kept.FileHash);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path);
        var path = $"{scene.Path}/anh/{kept.SheetPhotoId}";
        Assert.Contains(path, browser.Page, StringComparison.Ordinal);
        using var shown = await signedIn.Http.GetAsync(path, Token);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "no-store"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType, shown.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Photo_ToWhoDoesNotSeeEverybody_IsNotFound()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var other = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        using var elsewhere = await DeviceClient.GivenAsync(Host, other.Session.SessionId);
        var photo = NewJpeg();
        using var put = await device.PutAsync($"photos/{FileStore.NameOf(photo)}", photo);
        var kept = Assert.Single(await KeptAsync(scene));
        var unit = await Host.Data.CreateUnitAsync();
        using var manager = await Host.SignInAsync(Role.UnitManager, unit.UnitId);
        using var coordinator = await Host.SignInAsync(Role.Coordinator);

        using var foreign = await elsewhere.GetAsync($"photos/{FileStore.NameOf(photo)}");
        using var refused = await manager.Http.GetAsync($"{scene.Path}/anh/{kept.SheetPhotoId}", Token);
        using var crossed = await coordinator.Http.GetAsync($"{other.Path}/anh/{kept.SheetPhotoId}", Token);
        using var shown = await coordinator.Http.GetAsync($"{scene.Path}/anh/{kept.SheetPhotoId}", Token);

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK),
            (foreign.StatusCode, refused.StatusCode, crossed.StatusCode, shown.StatusCode));
    }

    [Theory]
    [InlineData("another hash", "photo_damaged")]
    [InlineData("text", "photo_unreadable")]
    [InlineData("gif", "photo_unreadable")]
    [InlineData("cut off", "photo_unreadable")]
    [InlineData("too large", "photo_too_large")]
    public async Task Put_WhatIsNoPhoto_IsRefusedWithWords(string kind, string code)
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var bytes = kind switch
        {
            "another hash" => NewJpeg(),
            "text" => Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>"),
            "gif" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
            "cut off" => NewJpeg()[..20],
            _ => new byte[SheetPhotos.MostBytes + 1],
        };

        using var response = await device.PutAsync($"photos/{(kind == "another hash" ? new string('0', 64) : FileStore.NameOf(bytes))}", bytes);

        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (response.StatusCode, body.GetProperty("code").GetString()));
        Assert.Empty(await KeptAsync(scene));
    }

    [Fact]
    public async Task Put_PhotoWithAScriptBehind_IsDrawnAnew()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        byte[] hostile = [.. NewJpeg(), .. "<script>alert(document.cookie)</script>"u8];

        using var response = await device.PutAsync($"photos/{FileStore.NameOf(hostile)}", hostile);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var stream = Host.Services.GetRequiredService<FileStore>().Open(Assert.Single(await KeptAsync(scene)).FileHash)!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(copy.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_PastItsDays_TakesOutRowAndFileUnlessAnotherNamesIt()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var other = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        using var elsewhere = await DeviceClient.GivenAsync(Host, other.Session.SessionId);
        var (shared, alone) = (NewJpeg(), NewJpeg());
        foreach (var (sender, photo) in new[] { (device, shared), (device, alone), (elsewhere, shared) })
        {
            using var put = await sender.PutAsync($"photos/{FileStore.NameOf(photo)}", photo);
        }

        var rows = await KeptAsync(scene);
        var old = Host.Clock.GetUtcNow().UtcDateTime.AddDays(-4000);
        await Host.WriteAsync(db => db.Set<SheetPhoto>().Where(p => p.SessionId == scene.Session.SessionId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReceivedAt, old), Token));

        await Host.Services.GetRequiredService<RetentionService>().RunAsync(Token);

        Assert.Empty(await KeptAsync(scene));
        Assert.Single(await KeptAsync(other));
        var files = Host.Services.GetRequiredService<FileStore>();
        var left = rows.Where(r => IsThere(files, r.FileHash)).Select(r => r.SourceHash);
        Assert.Equal([FileStore.NameOf(shared)], left);
    }

    private static bool IsThere(FileStore files, string name)
    {
        using var stream = files.Open(name);
        return stream is not null;
    }

    private Task<List<SheetPhoto>> KeptAsync(AttendanceScene scene) =>
        Host.QueryAsync(db => db.Set<SheetPhoto>().AsNoTracking().Where(p => p.SessionId == scene.Session.SessionId).ToListAsync());

    /// <summary>One like no other.</summary>
    private static byte[] NewJpeg()
    {
        using var picture = new SKBitmap(64, 48);
        var number = (uint)Interlocked.Increment(ref shade);
        picture.Erase(new SKColor(0xFF000000 | ((number * 37) << 16) | (number * 11)));
        return picture.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
    }
}
