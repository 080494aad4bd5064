using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>Failures on demand, and the way to ask for them from outside.</summary>
public sealed class SimulatorFaultTests
{
    private const string User = SimulatorFixture.User;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Down_Once_CutsOneConnection()
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Faults.Down(times: 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => fixture.SendTextAsync());
        var second = await fixture.SendTextAsync();

        Assert.Equal(0, (int)second["error"]!);
        Assert.Single(fixture.Zalo.Sent.All);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task HttpStatus_Arranged_IsAnsweredAndNothingDone(int status)
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Faults.HttpStatus(status, ZaloEndpoint.Consultation);

        using var response = await fixture.Http.PostAsJsonAsync("v3.0/oa/message/cs", new { }, Cancelled);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(fixture.Zalo.Sent.All);
    }

    [Fact]
    public async Task ErrorCode_ForTwoCallsOfOneKind_LeavesOthersAlone()
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Faults.ErrorCode(-211, ZaloEndpoint.Consultation, times: 2);

        var other = await fixture.GetAsync("v2.0/oa/getoa");
        var errors = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            errors.Add((int)(await fixture.SendTextAsync())["error"]!);
        }

        Assert.Equal(0, (int)other["error"]!);
        Assert.Equal([-211, -211, 0], errors);
        Assert.Equal((3, 2), (fixture.Zalo.Counters.CallsTo(ZaloEndpoint.Consultation), fixture.Zalo.Counters.AnsweredWith(-211)));
    }

    [Fact]
    public async Task DropResponse_Once_HasSentTheMessage()
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Faults.DropResponse(ZaloEndpoint.Consultation, times: 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => fixture.SendTextAsync());

        Assert.Single(fixture.Zalo.Sent.To(User));
    }

    [Fact]
    public async Task Slow_UntilTheClockMoves_ThenAnswers()
    {
        await using var fixture = await StartWithUserAsync();
        fixture.Zalo.Faults.Slow(TimeSpan.FromSeconds(3), ZaloEndpoint.OaProfile, times: 1);
        var met = fixture.Zalo.Faults.NextMetAsync();

        var asking = fixture.GetAsync("v2.0/oa/getoa");
        await met;
        var wasAnswered = asking.IsCompleted;
        fixture.Zalo.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(wasAnswered);
        Assert.Equal(0, (int)(await asking)["error"]!);
    }

    [Fact]
    public async Task Unknown_Address_IsAnEmptyApi()
    {
        await using var fixture = await StartWithUserAsync();

        var answer = await fixture.PostAsync("v4/oa/refresh_token", "{}");

        Assert.Equal(404, (int)answer["error"]!);
        Assert.Equal(1, fixture.Zalo.Counters.CallsTo(ZaloEndpoint.Unknown));
    }

    [Fact]
    public async Task Control_OverHttp_HasTheSamePower()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var user = await PostAsync(fixture, "simulator/users", new { name = "Bà Sáu", id = User });
        await PostAsync(fixture, $"simulator/users/{User}/acts", new { act = "SendText", text = "Xin chào" });
        await PostAsync(fixture, "simulator/faults", new { kind = "ErrorCode", endpoint = "Consultation", number = -200, times = 1 });
        await PostAsync(fixture, "simulator/clock", new { advanceSeconds = 60 });

        var refused = await fixture.SendTextAsync();
        await fixture.SendTextAsync("Dạ");
        var state = await fixture.GetAsync($"simulator/state?user={User}");

        Assert.Equal("Bà Sáu", (string?)user!["name"]);
        Assert.Equal(-200, (int)refused["error"]!);
        Assert.Equal(["Xin chào", "Dạ"], state["timeline"]!.AsArray().Select(e => (string?)e!["text"]));
        Assert.StartsWith("2026-05-04T03:01:00", (string?)state["now"], StringComparison.Ordinal);
        Assert.Contains(state["wire"]!.AsArray(), e => (string?)e!["title"] == "POST /v3.0/oa/message/cs");
    }

    [Fact]
    public async Task Control_NonsenseAsked_IsRefused()
    {
        await using var fixture = await StartWithUserAsync();

        using var act = await fixture.Http.PostAsJsonAsync($"simulator/users/{User}/acts", new { act = "SendText" }, Cancelled);
        using var stranger = await fixture.Http.PostAsJsonAsync("simulator/users/1/acts", new { act = "Follow" }, Cancelled);
        using var clock = await fixture.Http.PostAsJsonAsync("simulator/clock", new { advanceSeconds = -1 }, Cancelled);

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            new[] { act.StatusCode, stranger.StatusCode, clock.StatusCode });
    }

    [Fact]
    public async Task Page_Opened_BringsItsParts()
    {
        await using var fixture = await SimulatorFixture.StartAsync();

        foreach (var part in new[] { "", "page.css", "page.js", "chat.js", "panel.js", "picture.png", "sticker.png", "voice.amr" })
        {
            using var response = await fixture.Http.GetAsync(part, Cancelled);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Content.Headers.ContentLength > 100 || part is not "voice.amr", part);
        }

        Assert.Equal(0, fixture.Zalo.Counters.CallsTo(ZaloEndpoint.Unknown));
    }

    private static async Task<SimulatorFixture> StartWithUserAsync()
    {
        var fixture = await SimulatorFixture.StartAsync();
        await fixture.Zalo.SendTextAsync(User, "Xin chào");
        return fixture;
    }

    private static async Task<JsonNode?> PostAsync(SimulatorFixture fixture, string path, object body)
    {
        using var response = await fixture.Http.PostAsJsonAsync(path, body, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
