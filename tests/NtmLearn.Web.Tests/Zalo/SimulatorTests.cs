using System.Collections.Specialized;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using NtmLearn.ZaloSimulator;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Webhooks;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>The simulated OAuth, and the vectors of its signatures.</summary>
public sealed class SimulatorTests
{
    private const string Verifier = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJK012345";
    private const string Challenge = "pKAWkiOGvqVK_keNKR5kAODNjS_Pr4Laj-dufKSvnJI";

    [Fact]
    public void Sign_KnownEvent_GivesKnownSignature()
    {
        const string body = """{"app_id":"1122334455667788990","event_name":"user_send_text","sender":{"id":"700100200300400500"},"recipient":{"id":"900800700600500400"},"user_id_by_app":"111222333444555666","message":{"msg_id":"t0001","text":"Cho tôi hỏi lịch học"},"timestamp":"1760000000000"}""";

        var signature = WebhookSignature.Sign("1122334455667788990", body, "1760000000000", "oa-secret-for-tests");

        Assert.Equal("mac=e8673ed04d3b20077b8e2e4bafd8513bdbc3cfd810db5a424932b14dbf057ef4", signature);
    }

    [Fact]
    public void Challenge_KnownVerifier_IsTheKnownOne() => Assert.Equal(Challenge, Pkce.Challenge(Verifier));

    [Fact]
    public async Task Consent_WithChallenge_RedirectsWithCodeOaAndState()
    {
        await using var fixture = await SimulatorFixture.StartAsync();

        var query = await ConsentAsync(fixture);

        Assert.Equal(DemoCredentials.OaId, query["oa_id"]);
        Assert.Equal("s 1", query["state"]);
        Assert.NotEmpty(query["code"]!);
    }

    [Fact]
    public async Task Consent_WithoutChallenge_DependsOnTheSetting()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var path = $"v4/oa/permission?app_id={DemoCredentials.AppId}&redirect_uri=http://site.example/back";

        var refused = await fixture.GetAsync(path);
        fixture.Zalo.Options.RequireCodeChallenge = false;
        using var taken = await fixture.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.True((int)refused["error"]! < 0);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
    }

    [Fact]
    public async Task Exchange_RightVerifier_GivesAPairOnce()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var code = (await ConsentAsync(fixture))["code"]!;

        var first = await ExchangeAsync(fixture, code, Verifier);
        var second = await ExchangeAsync(fixture, code, Verifier);

        Assert.Equal("90000", (string?)first["expires_in"]);
        Assert.NotEmpty(((string?)first["refresh_token"])!);
        Assert.False(second.ContainsKey("access_token"));
        Assert.Equal(1, fixture.Zalo.Tokens.Exchanges);
    }

    [Fact]
    public async Task Exchange_WrongVerifier_NamesIt()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var code = (await ConsentAsync(fixture))["code"]!;

        var answer = await ExchangeAsync(fixture, code, "another");

        Assert.Equal(-14003, (int)answer["error"]!);
        Assert.Equal("Invalid code verifier", (string?)answer["error_name"]);
    }

    [Fact]
    public async Task Exchange_AfterTenMinutes_IsTooLate()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var code = (await ConsentAsync(fixture))["code"]!;
        fixture.Zalo.Clock.Advance(TokenStore.CodeLifetime);

        var answer = await ExchangeAsync(fixture, code, Verifier);

        Assert.False(answer.ContainsKey("access_token"));
    }

    [Fact]
    public async Task Refresh_Twice_OldTokenIsDeadAndNewOneWorks()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var old = fixture.Zalo.Tokens.Issue().RefreshToken;

        var first = await RefreshAsync(fixture, old);
        var again = await RefreshAsync(fixture, old);
        var next = await RefreshAsync(fixture, (string)first["refresh_token"]!);

        Assert.Contains("invalid refresh token", (string?)again["error_description"], StringComparison.Ordinal);
        Assert.True((int)again["error"]! < 0);
        Assert.True(next.ContainsKey("access_token"));
        Assert.Equal((2, 1), (fixture.Zalo.Tokens.Refreshes, fixture.Zalo.Tokens.RefusedRefreshes));
    }

    [Fact]
    public async Task Refresh_NeverAnswered_HasStillUsedTheTokenUp()
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        var old = fixture.Zalo.Tokens.Issue().RefreshToken;
        fixture.Zalo.Faults.NeverAnswer(ZaloEndpoint.AccessToken, times: 1);
        var met = fixture.Zalo.Faults.NextMetAsync();
        var asking = RefreshAsync(fixture, old);
        await met;
        fixture.Zalo.Faults.Clear();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => asking);
        var again = await RefreshAsync(fixture, old);

        Assert.False(again.ContainsKey("access_token"));
        Assert.Equal(1, fixture.Zalo.Tokens.Refreshes);
    }

    [Theory]
    [InlineData("expire", -216)]
    [InlineData("revoke", -220)]
    [InlineData("forge", -216)]
    public async Task AccessToken_Dead_IsRefusedByItsNumber(string how, int error)
    {
        await using var fixture = await SimulatorFixture.StartAsync();
        Action act = how switch
        {
            "expire" => () => fixture.Zalo.Clock.Advance(TokenStore.AccessLifetime),
            "revoke" => fixture.Zalo.Tokens.RevokeAccessTokens,
            _ => () => fixture.Authorise("made up"),
        };
        act();

        var openApi = await fixture.GetAsync("v2.0/oa/getoa");
        var business = await fixture.GetAsync("message/quota");

        Assert.Equal(error, (int)openApi["error"]!);
        Assert.Equal(-124, (int)business["error"]!);
    }

    private static async Task<NameValueCollection> ConsentAsync(SimulatorFixture fixture)
    {
        using var response = await fixture.Http.GetAsync(
            $"v4/oa/permission?app_id={DemoCredentials.AppId}&redirect_uri=http://site.example/back&code_challenge={Challenge}&state=s%201",
            TestContext.Current.CancellationToken);
        return HttpUtility.ParseQueryString(response.Headers.Location!.Query);
    }

    private static Task<JsonObject> ExchangeAsync(SimulatorFixture fixture, string code, string verifier) =>
        fixture.AskForTokensAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier));

    private static Task<JsonObject> RefreshAsync(SimulatorFixture fixture, string token) =>
        fixture.AskForTokensAsync(("grant_type", "refresh_token"), ("refresh_token", token));
}
