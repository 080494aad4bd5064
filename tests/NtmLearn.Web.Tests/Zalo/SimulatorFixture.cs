using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>A simulator with a clock that stands still, and a client that calls it as the site would.</summary>
internal sealed class SimulatorFixture : IAsyncDisposable
{
    public const string User = "700100200300400500";

    private SimulatorFixture(ZaloSimulatorServer zalo)
    {
        Zalo = zalo;
        // The code is read from the redirect, not followed.
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = zalo.BaseAddress };
    }

    public ZaloSimulatorServer Zalo { get; }

    public HttpClient Http { get; }

    /// <summary>At ten in the morning in Viet Nam, with an access token already in the client.</summary>
    public static async Task<SimulatorFixture> StartAsync(Uri? webhook = null, DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? new(2026, 5, 4, 3, 0, 0, TimeSpan.Zero));
        var fixture = new SimulatorFixture(await ZaloSimulatorServer.StartAsync(
            new() { TimeProvider = clock, WebhookUrl = webhook }, TestContext.Current.CancellationToken));
        fixture.Authorise(fixture.Zalo.Tokens.Issue().AccessToken);
        return fixture;
    }

    public void Authorise(string accessToken)
    {
        Http.DefaultRequestHeaders.Remove("access_token");
        Http.DefaultRequestHeaders.Add("access_token", accessToken);
    }

    public Task<JsonObject> SendTextAsync(string text = "Dạ", string user = User) =>
        PostAsync("v3.0/oa/message/cs", $$$"""{"recipient":{"user_id":"{{{user}}}"},"message":{"text":"{{{text}}}"}}""");

    public async Task<JsonObject> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Asks for tokens with a form.</summary>
    public async Task<JsonObject> AskForTokensAsync(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent(fields.Append(("app_id", DemoCredentials.AppId)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("secret_key", DemoCredentials.AppSecret);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Zalo.DisposeAsync();
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!.AsObject();
    }
}
