using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>The list of a session and the API, through the front door.</summary>
public sealed class SheetPageTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facilitator_SavesTheRestAndTakesItBack()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 3, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);

        await browser.OpenAsync("/van-phong/diem-danh");
        Assert.Contains(scene.Path, browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Path);
        await browser.SendAsync(scene.Path, ($"m.{scene.People[0].PersonId:N}.0", "1"), ("rest", "5"));

        Assert.Contains("Đã lưu điểm danh.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(AttendanceStatus.Present, (await scene.StateAsync(0))?.Status);
        Assert.Equal(AttendanceStatus.Absent, (await scene.StateAsync(2))?.Status);
        var saved = (await scene.MarksAsync())[0].ClientKey.Split('-')[0];
        await browser.SendAsync(scene.Path + "/hoan-tac", ("lan", saved));
        Assert.Contains("Đã hoàn tác", browser.Page, StringComparison.Ordinal);
        Assert.Null(await scene.StateAsync(0));
        await browser.OpenAsync($"{scene.Path}/nguoi/{scene.People[0].PersonId}");
        Assert.Contains("đã rút lại", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_RowUntouchedOnAnOldPage_KeepsWhatAnotherWrote()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 2, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Api, new MarkInput(scene.People[0].PersonId, AttendanceStatus.Excused, "khac")));

        await browser.SendAsync(scene.Path, ($"m.{scene.People[0].PersonId:N}.0", "0"), ($"m.{scene.People[1].PersonId:N}.0", "2"));

        Assert.Equal(AttendanceStatus.Excused, (await scene.StateAsync(0))?.Status);
        Assert.Equal(AttendanceStatus.Late, (await scene.StateAsync(1))?.Status);
    }

    [Fact]
    public async Task WalkIn_WithoutAName_IsToldAndWithOneIsThere()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 1, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path);

        await browser.SendAsync(scene.Path + "/khach", ("fullName", ""), ("place", "ấp Chợ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("ấp Chợ", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(scene.Path + "/khach", ("fullName", "Thạch Sa Rây"), ("sex", "Female"), ("yearOfBirth", "1958"), ("place", "ấp Chợ"));

        Assert.Contains("Đã thêm khách", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Thạch Sa Rây", browser.Page, StringComparison.Ordinal);
        var walkIn = await Host.QueryAsync(db => db.Set<WalkIn>().SingleAsync(w => w.OfferingId == scene.Offering.OfferingId));
        Assert.True((await scene.StateAsync(walkIn.WalkInId))!.Status.WasThere());
    }

    [Fact]
    public async Task Headcount_MoreWomenThanPeople_IsToldAndElseKept()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 1, 0, leader.PersonId);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);
        await browser.OpenAsync(scene.Path);

        await browser.SendAsync(scene.Path + "/dem", ("total", "20"), ("women", "21"));
        Assert.Contains("không lớn hơn tổng số người", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(scene.Path + "/dem", ("total", "42"), ("women", "21"), ("ethnicMinority", "30"));

        Assert.Contains("đếm được 42 người (21 nữ)", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAClassThatOneDoesNotLead_IsNotFound()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);

        await browser.OpenAsync(scene.Path);

        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task LockedSession_OfficeUnlocksWithAReason_AndItIsAudited()
    {
        var scene = await AttendanceScene.CreateAsync(Host, day: -10);
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        await browser.OpenAsync(scene.Path);
        Assert.Contains("đã khóa", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync(scene.Path + "/mo-khoa", ("unlockReason", "Nộp phiếu giấy muộn"));

        Assert.Contains("Đã mở khóa", browser.Page, StringComparison.Ordinal);
        Assert.Equal("Nộp phiếu giấy muộn", await Host.QueryAsync(db => db.Set<Lms.Auditing.AuditEntry>()
            .Where(e => e.SubjectId == scene.Session.SessionId && e.Subject == nameof(SessionBook)).Select(e => e.Reason).SingleAsync()));
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Paper, new MarkInput(scene.People[0].PersonId, AttendanceStatus.Present, "giay")));
    }

    [Fact]
    public async Task Api_MarkSentTwiceAndForAnother_AnswersAlikeThen422()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var client = await Host.OpenApiAsync(Role.Coordinator);
        var path = $"/api/v1/sessions/{scene.Session.SessionId}/marks";

        var first = await MarkAsync(client, path, scene.People[0].PersonId, "mot");
        var second = await MarkAsync(client, path, scene.People[0].PersonId, "mot");
        var other = await MarkAsync(client, path, scene.People[1].PersonId, "mot");
        using var empty = await client.PostAsJsonAsync(path, new { }, Token);

        Assert.Equal((HttpStatusCode.OK, "Written", "Present"), first);
        Assert.Equal((HttpStatusCode.OK, "Known", "Present"), second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        var list = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{scene.Session.SessionId}/attendance", Token);
        Assert.Equal(3, list.GetArrayLength());
    }

    [Fact]
    public async Task Api_Batch_TellsEachMarkApart()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        using var client = await Host.OpenApiAsync(Role.Coordinator);
        var path = $"/api/v1/sessions/{scene.Session.SessionId}/marks/batch";
        var marks = new[]
        {
            new { key = "a", attendeeId = scene.People[0].PersonId, status = "Present" },
            new { key = "b", attendeeId = Guid.NewGuid(), status = "Present" },
        };

        using var response = await client.PostAsJsonAsync(path, new { marks }, Token);
        using var empty = await client.PostAsJsonAsync(path, new { }, Token);
        using var none = await client.PostAsJsonAsync(path, new { marks = Array.Empty<object>() }, Token);

        var results = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(["Written", "Refused"], results.EnumerateArray().Select(r => r.GetProperty("fate").GetString()));
        Assert.Equal("attendee_not_found", results[1].GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.StatusCode, none.StatusCode));
    }

    private static async Task<(HttpStatusCode Status, string? Fate, string? Counts)> MarkAsync(HttpClient client, string path, Guid person, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { attendeeId = person, status = "Present" }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, Token);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        return response.IsSuccessStatusCode
            ? (response.StatusCode, body.GetProperty("fate").GetString(), body.GetProperty("status").GetString())
            : (response.StatusCode, null, null);
    }
}
