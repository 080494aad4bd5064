using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Attendance.Devices;

/// <summary>What a device fetches and sends, through the front door.</summary>
public sealed class DeviceTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private DateTime Now => Host.Clock.GetUtcNow().UtcDateTime;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facilitator_GivesADevice_WhichWorksUntilRevoked()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 2, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path);
        Assert.Contains(scene.Path + "/thiet-bi", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Path + "/thiet-bi");
        Assert.Contains("chưa có máy nào", browser.Page, StringComparison.Ordinal);

        var form = browser.Page;
        await browser.SendAsync(scene.Path + "/thiet-bi");
        var token = browser.Page.Split("/attendance/device#")[1].Split('"')[0];
        using var device = new DeviceClient(Host, token);
        Assert.Equal(2, (await device.RosterAsync()).GetProperty("rows").GetArrayLength());
        Assert.NotEqual(form, browser.Page);

        await browser.OpenAsync(scene.Path + "/thiet-bi");
        Assert.DoesNotContain(token, browser.Page, StringComparison.Ordinal);
        var grant = await Host.QueryAsync(db => db.Set<DeviceGrant>().AsNoTracking().SingleAsync(g => g.SessionId == scene.Session.SessionId));
        Assert.Equal(signedIn.AccountId, grant.GivenById);
        Assert.NotNull(grant.LastSeenAt);
        await browser.SendAsync($"{scene.Path}/thiet-bi/{grant.DeviceGrantId}/thu-hoi");
        Assert.Contains("Đã thu hồi.", browser.Page, StringComparison.Ordinal);
        Assert.Equal("device_revoked", await CodeOfAsync(device.GetAsync("roster"), HttpStatusCode.Unauthorized));
        Assert.Equal(2, await Host.QueryAsync(db => db.Set<Lms.Auditing.AuditEntry>().CountAsync(e => e.SubjectId == grant.DeviceGrantId)));
    }

    [Fact]
    public async Task Facilitator_OfAnotherClass_GivesNone()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);

        await browser.OpenAsync(scene.Path + "/thiet-bi");

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Give_LongBeforeTheSession_IsToldWhenToComeBack()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 1, 5, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path + "/thiet-bi");

        await browser.SendAsync(scene.Path + "/thiet-bi");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("36 giờ trước giờ kết thúc", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roster_HoldsTheLeastAndIsNotKept()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[1].PersonId, Excused, "xin")));
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);

        using var response = await device.GetAsync("roster");

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var roster = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        var rows = roster.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["group", "id", "isExpected", "isWalkIn", "name", "status", "year"], rows[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Excused", rows.Single(r => r.GetProperty("id").GetGuid() == scene.People[1].PersonId).GetProperty("status").GetString());
        Assert.Equal(15, roster.GetProperty("session").GetProperty("lateAfterMinutes").GetInt32());
    }

    [Fact]
    public async Task Api_WithoutATokenThatHolds_Is401WithWords()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var none = new DeviceClient(Host, null);
        using var wrong = new DeviceClient(Host, "abc");
        using var unknown = new DeviceClient(Host, new string('A', 43));
        using var revoked = await DeviceClient.GivenAsync(Host, scene.Session.SessionId, isRevoked: true);
        using var over = await DeviceClient.GivenAsync(Host, scene.Session.SessionId, Now.AddDays(-DeviceGrant.SendingDays));
        using var nobodys = await DeviceClient.GivenAsync(Host, scene.Session.SessionId, givenBy: Guid.NewGuid());

        foreach (var (device, code) in new[]
        {
            (none, "device_unknown"), (wrong, "device_unknown"), (unknown, "device_unknown"), (revoked, "device_revoked"), (over, "device_over"), (nobodys, "device_revoked"),
        })
        {
            Assert.Equal(code, await CodeOfAsync(device.GetAsync("roster"), HttpStatusCode.Unauthorized));
            Assert.Equal(code, await CodeOfAsync(device.SendAsync(new { deviceNow = Now, marks = new[] { Mark("a", scene.People[0].PersonId, Present) } }), HttpStatusCode.Unauthorized));
        }

        Assert.Empty(await scene.MarksAsync());
    }

    [Fact]
    public async Task Sync_AfterTheTimeOfTheList_IsTakenAllTheSame()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId, Now.AddMinutes(-1));

        Assert.Equal("device_list_over", await CodeOfAsync(device.GetAsync("roster"), HttpStatusCode.Unauthorized));
        var results = await device.SyncAsync(new { deviceNow = Now, marks = new[] { Mark("a", scene.People[0].PersonId, Present) } });

        Assert.Equal(("Written", null), results["a"]);
    }

    [Fact]
    public async Task Sync_Replayed_WritesOnceAndAnswersAlike()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var walkIn = Guid.NewGuid();
        var things = new
        {
            deviceNow = Now,
            walkIns = new[] { new { key = "khach", id = walkIn, fullName = "Kim Thị Sà Rượng", sex = "Female", yearOfBirth = 1961, place = "ấp Không Đâu" } },
            marks = new[] { Mark("a", scene.People[0].PersonId, Present), Mark("b", walkIn, Late) },
            headcount = new { key = "dem", total = 40, women = 22 },
        };

        var first = await device.SyncAsync(things);
        var again = await device.SyncAsync(things);

        Assert.All(first.Values, r => Assert.Equal(("Written", null), r));
        Assert.All(again.Values, r => Assert.Equal(("Known", null), r));
        Assert.Equal(4, again.Count);
        Assert.Equal(1, await Host.QueryAsync(db => db.Set<WalkIn>().CountAsync(w => w.OfferingId == scene.Offering.OfferingId)));
        Assert.Equal(2, (await scene.MarksAsync()).Count);
        Assert.Equal(Late, (await scene.StateAsync(walkIn))?.Status);
        Assert.Equal(1, await Host.QueryAsync(db => db.Set<Headcount>().CountAsync(h => h.SessionId == scene.Session.SessionId)));
    }

    [Fact]
    public async Task Sync_OneThingWrong_HoldsUpNoOther()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var other = await AttendanceScene.CreateAsync(Host);
        var stranger = Guid.NewGuid();
        using var elsewhere = await DeviceClient.GivenAsync(Host, other.Session.SessionId);
        await elsewhere.SyncAsync(new { deviceNow = Now, walkIns = new[] { new { key = "k", id = stranger, fullName = "Người Lớp Khác" } } });
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);

        var results = await device.SyncAsync(new
        {
            deviceNow = Now,
            walkIns = new object[]
            {
                new { key = "w1", id = Guid.NewGuid(), fullName = new string('a', 101) },
                new { key = "w2", id = Guid.NewGuid(), fullName = " " },
                new { key = "w3", id = Guid.NewGuid(), fullName = "Thạch Sa Rây", yearOfBirth = 3000 },
                new { key = "w4" },
            },
            marks = new object[]
            {
                Mark("a", scene.People[0].PersonId, Present),
                Mark("b", Guid.NewGuid(), Present),
                Mark("c", stranger, Present),
                new { key = "d", attendeeId = scene.People[1].PersonId },
                new { key = "e", attendeeId = scene.People[1].PersonId, status = "Late", reason = new string('x', 501) },
            },
            headcount = new { key = "h", total = 3, women = 4 },
        });

        Assert.Equal(
            ["a:", "b:attendee_not_found", "c:walk_in_of_other_class", "d:incomplete", "e:too_long", "h:headcount_invalid", "w1:too_long", "w2:name_missing", "w3:year_wrong", "w4:incomplete"],
            results.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}:{r.Value.Code}"));
        Assert.Equal(Present, (await scene.StateAsync(0))?.Status);
    }

    [Fact]
    public async Task Sync_ClockADayAhead_IsPutWhereItHappened()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, "truoc")));

        // By the device a minute before it sent, so before what the list says.
        await device.SyncAsync(new { deviceNow = Now.AddDays(1), marks = new[] { Mark("a", scene.People[0].PersonId, Absent, Now.AddDays(1).AddMinutes(-1)) } });

        Assert.Equal(Present, (await scene.StateAsync(0))?.Status);
        Assert.InRange((await scene.MarksAsync()).Single(m => m.ClientKey == "a").EffectiveAt, Now.AddMinutes(-2), Now.AddSeconds(-30));
    }

    [Fact]
    public async Task Sync_TwoDevicesInAnyOrder_EndInOneState()
    {
        var scene = await AttendanceScene.CreateAsync(Host, people: 2);
        using var one = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        using var two = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var (early, late) = (Now.AddMinutes(-10), Now.AddMinutes(-5));

        await one.SyncAsync(new { deviceNow = Now, marks = new[] { Mark("1a", scene.People[0].PersonId, Present, early) } });
        await two.SyncAsync(new { deviceNow = Now, marks = new[] { Mark("2a", scene.People[0].PersonId, Absent, late), Mark("2b", scene.People[1].PersonId, Absent, late) } });
        await one.SyncAsync(new { deviceNow = Now, marks = new[] { Mark("1b", scene.People[1].PersonId, Present, early) } });

        Assert.Equal((Absent, Absent), ((await scene.StateAsync(0))!.Status, (await scene.StateAsync(1))!.Status));
    }

    [Fact]
    public async Task Sync_LockedSession_RefusesEachWithWhatToDo()
    {
        var scene = await AttendanceScene.CreateAsync(Host, day: -10);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);

        using var response = await device.SendAsync(new { deviceNow = Now, marks = new[] { Mark("a", scene.People[0].PersonId, Present) } });

        var result = (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("results")[0];
        Assert.Equal("attendance_locked", result.GetProperty("code").GetString());
        Assert.Contains("mở khóa", result.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Undone_TakesBackOneMarkByItsWholeKey()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var (one, two) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        await device.SyncAsync(new { deviceNow = Now, marks = new[] { Mark(one, scene.People[0].PersonId, Absent), Mark(two, scene.People[1].PersonId, Absent) } });

        var first = await device.SyncAsync(new { deviceNow = Now, undone = new[] { one, one[..8], "" } });
        var again = await device.SyncAsync(new { deviceNow = Now, undone = new[] { one } });

        Assert.Equal(("Written", null), first[one]);
        Assert.Equal(("Refused", "key_invalid"), first[one[..8]]);
        Assert.Equal(("Known", null), again[one]);
        Assert.Null(await scene.StateAsync(0));
        Assert.Equal(Absent, (await scene.StateAsync(1))?.Status);
    }

    [Fact]
    public async Task Sync_NothingOrTooMuch_Is400()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var device = await DeviceClient.GivenAsync(Host, scene.Session.SessionId);
        var many = Enumerable.Range(0, DeviceSync.Most + 1).Select(i => Mark($"{i}", scene.People[0].PersonId, Present)).ToArray();

        using var empty = await device.SendAsync(new { });
        using var nothing = await device.SendAsync(new { deviceNow = Now });
        using var much = await device.SendAsync(new { deviceNow = Now, marks = many });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.StatusCode, nothing.StatusCode, much.StatusCode));
    }

    [Fact]
    public async Task Shell_IsTheSameForAllAndKeepsFilesThatExist()
    {
        using var page = await Host.Http.GetAsync("/attendance/device", Token);
        using var worker = await Host.Http.GetAsync("/attendance/device/sw.js", Token);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal("/attendance/device", worker.Headers.GetValues("Service-Worker-Allowed").Single());
        Assert.StartsWith("text/javascript", worker.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        var kept = JsonSerializer.Deserialize<string[]>((await worker.Content.ReadAsStringAsync(Token)).Split("const kept = ")[1].Split(";\n")[0])!;
        Assert.Equal(12, kept.Length);
        foreach (var path in kept)
        {
            using var file = await Host.Http.GetAsync(path, Token);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);

            // What a script imports must be kept too, or the page does not open without a network.
            if (path.EndsWith(".js", StringComparison.Ordinal))
            {
                foreach (var line in (await file.Content.ReadAsStringAsync(Token)).Split('\n').Where(l => l.StartsWith("import ", StringComparison.Ordinal)))
                {
                    Assert.Contains(line.Split('\'')[1], kept);
                }
            }
        }
    }

    private static object Mark(string key, Guid attendee, AttendanceStatus status, DateTime? at = null) => new { key, attendeeId = attendee, status = status.ToString(), at };

    private static async Task<string?> CodeOfAsync(Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var response = await sent;
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.StatusCode == status, $"{response.StatusCode} {body}");
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        return problem.GetProperty("code").GetString();
    }
}
