using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.CheckIn;

/// <summary>What people see who come at the wrong time, the page for the projector, and what is kept of devices.</summary>
public sealed class CheckInStateTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, "Chưa tới giờ điểm danh", "Điểm danh mở từ")]
    [InlineData(-1, "Đã hết giờ tự điểm danh", "gặp người phụ trách lớp")]
    [InlineData(-20, "Điểm danh đã khóa", "báo người phụ trách lớp")]
    public async Task Scan_OnTheWrongDay_SaysWhatToDo(int day, string title, string wayOn)
    {
        var scene = await CheckInScene.CreateAsync(Host, day);
        using var phone = await scene.ScanAsync();

        Assert.Equal(HttpStatusCode.OK, phone.Status);
        Assert.Contains(title, phone.Page, StringComparison.Ordinal);
        Assert.Contains(wayOn, phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OfACancelledSession_SaysSo()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        using var early = await scene.ScanAsync();
        await Host.WriteAsync(db => db.Set<TrainingSession>().Where(s => s.SessionId == scene.SessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsCancelled, true)));
        using var phone = await scene.ScanAsync();

        Assert.Contains("Buổi học đã hủy", phone.Page, StringComparison.Ordinal);

        // Whoever had the form open meanwhile is told too.
        await early.SignInAsync("Thạch Thị Hoa", "1234");
        Assert.Contains("Buổi học đã hủy", early.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OfAStudyVisit_SaysSo()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        await Host.WriteAsync(db => db.Set<CourseOffering>().Where(o => o.OfferingId == scene.Attendance.Offering.OfferingId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Kind, OfferingKind.StudyVisit)));

        using var phone = await scene.ScanAsync();

        Assert.Contains("không điểm danh bằng mã", phone.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_ThatIsTooOld_MadeUpOrOfAnotherSession_AsksToScanAgain()
    {
        var (scene, other) = (await CheckInScene.CreateAsync(Host), await CheckInScene.CreateAsync(Host));
        var options = new AttendanceOptions();
        var secret = await Host.QueryAsync(async db =>
        {
            await scene.CodeAsync();
            return await db.Set<SessionBook>().Where(b => b.SessionId == scene.SessionId).Select(b => b.Secret).SingleAsync();
        });
        var now = WallCode.StepAt(Host.Clock.GetUtcNow().UtcDateTime, options.CodeSeconds);
        string At(long step) => WallCode.Of(scene.SessionId, secret, step).Token;
        var foreign = (await other.CodeAsync()).Token[..22] + At(now)[22..];
        using var phone = new CheckInPhone(Host);

        await phone.OpenAsync($"/d/{At(now - 2)}");
        Assert.DoesNotContain("Mã này đã cũ", phone.Page, StringComparison.Ordinal);
        foreach (var token in (string[])[At(now - 6), At(now + 3), foreign, "abc", At(now)[..^1] + "!"])
        {
            await phone.OpenAsync($"/d/{token}");
            Assert.Contains("Mã này đã cũ", phone.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_SentWithoutAPass_OrWithAMangledOne_AsksToScanAgain()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        using var phone = await scene.ScanAsync();

        await phone.SendAsync("/diem-danh", ("luot", "khong-phai"), ("fullName", "Thạch Thị Hoa"), ("digits", "1234"));
        Assert.Contains("Mã này đã cũ", phone.Page, StringComparison.Ordinal);
        foreach (var path in (string[])["/diem-danh/buoi", "/diem-danh/khach?luot=x", "/diem-danh/xong?phieu=x"])
        {
            await phone.OpenAsync(path);
            Assert.Contains("Mã này đã cũ", phone.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pass_AfterItsMinutes_OpensNothing()
    {
        var seals = Host.Services.GetRequiredService<CheckInSeals>();
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        CheckInPass ReadAt(DateTime at) => new(Guid.NewGuid(), Guid.NewGuid(), MarkSource.Qr, at);

        Assert.NotNull(seals.OpenPass(seals.Seal(ReadAt(now.AddMinutes(-9)))));
        Assert.Null(seals.OpenPass(seals.Seal(ReadAt(now.AddMinutes(-11)))));
    }

    [Fact]
    public async Task Wall_ForWhoLeadsTheSession_ShowsCodeAndCount()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await CheckInScene.CreateAsync(Host, 0, leader.PersonId);
        await scene.EnrolAsync("Sơn Thị Đếm", "+84912345678");
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var phone = await scene.ScanAsync();
        await phone.SignInAsync("Sơn Thị Đếm", "5678");
        using var browser = new FormBrowser(signedIn.Http);

        await browser.OpenAsync(scene.Attendance.Path);
        Assert.Contains(scene.WallPath, browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync(scene.WallPath);
        Assert.Contains("https://hoidap.example/diem-danh", browser.Page, StringComparison.Ordinal);
        using var answer = await signedIn.Http.GetAsync(scene.WallPath + ".json", Token);
        var view = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Token));

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(1, view.GetProperty("there").GetInt32());
        Assert.StartsWith("data:image/svg+xml;base64,", view.GetProperty("picture").GetString(), StringComparison.Ordinal);
        Assert.Equal(scene.SessionId, (await Host.Services.GetRequiredService<WallCodes>().FindByShortCodeAsync(
            WallCode.ReadShort(view.GetProperty("shortCode").GetString()!)!, Token)).SessionId);
    }

    [Fact]
    public async Task Wall_OfASessionThatOneDoesNotLead_IsNotFound_AndOfAPastOneClosed()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var (foreign, past) = (await CheckInScene.CreateAsync(Host), await CheckInScene.CreateAsync(Host, -1, leader.PersonId));
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);

        foreach (var path in (string[])[foreign.WallPath, foreign.WallPath + ".json"])
        {
            await browser.OpenAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }

        await browser.OpenAsync(past.WallPath);
        Assert.Contains("Đã hết giờ tự điểm danh", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneDevice_ForFourPeople_WarnsWhoRecordsAndBlocksNobody()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await CheckInScene.CreateAsync(Host, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        using var phone = new CheckInPhone(Host);
        foreach (var (name, last) in new (string, bool)[] { ("Danh Thị Một", false), ("Danh Thị Hai", false), ("Danh Thị Ba", false), ("Danh Thị Bốn", true) })
        {
            await AddAsync(name);
            await browser.OpenAsync(scene.Attendance.Path);
            Assert.Equal(last, browser.Page.Contains("cùng một máy", StringComparison.Ordinal));
        }

        Assert.Contains("4 người: Danh T*** Một, Danh T*** Hai, Danh T*** Ba, Danh T*** Bốn", browser.Page, StringComparison.Ordinal);
        Assert.Equal(4, (await scene.Attendance.MarksAsync()).Count);

        async Task AddAsync(string name)
        {
            await scene.EnrolAsync(name, "+84912345678");
            await scene.ScanAsync(phone);
            await phone.SignInAsync(name, "5678");
        }
    }

    [Fact]
    public async Task Traces_AreShownToThePersonAndEndAfterDaysOrWithErasure()
    {
        var scene = await CheckInScene.CreateAsync(Host);
        var (old, young) = (await scene.EnrolAsync("Lý Thị Xưa"), await scene.EnrolAsync("Lý Thị Nay"));
        var now = Host.Clock.GetUtcNow().UtcDateTime;
        await Host.Data.AddAsync([TraceOf(old.PersonId, now.AddDays(-8)), TraceOf(young.PersonId, now.AddDays(-6))]);

        await Host.Services.GetRequiredService<RetentionService>().RunAsync(Token);
        Assert.Equal((0, 1), (await scene.TracesAsync(old.PersonId), await scene.TracesAsync(young.PersonId)));

        var subject = (await Host.QueryAsync(db => PersonalDataSubject.FindAsync(db, young.PersonId, Token)))!;
        var holders = Host.Services.GetServices<IPersonalDataHolder>().ToList();
        var sections = new List<string>();
        foreach (var holder in holders)
        {
            sections.AddRange((await Host.QueryAsync(db => holder.ReadAsync(db, subject, Token))).Where(s => s.Rows.Count > 0).Select(s => s.Name));
        }

        Assert.Contains("check-in-devices", sections);
        var own = holders.Single(h => h.GetType().Name == "CheckInHolder");
        await Host.Services.GetRequiredService<WriterGate>().WriteAsync((db, token) => own.EraseAsync(db, subject, token), Token);
        Assert.Equal(0, await scene.TracesAsync(young.PersonId));

        CheckInTrace TraceOf(Guid attendee, DateTime at) => new()
        {
            CheckInTraceId = Guid.CreateVersion7(),
            SessionId = scene.SessionId,
            AttendeeId = attendee,
            DeviceHash = new string('a', 64),
            At = at,
        };
    }
}
