using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

public sealed class ApiKeyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Keys = "/api/v1/keys";

    [Fact]
    public async Task Create_ByAnAdministrator_GivesASecretThatIsShownOnce()
    {
        var key = ApiFixture.NewKey();
        var wanted = new { name = "Máy điểm danh", role = "Administrator" };
        using var response = await api.SendAsync(HttpMethod.Post, Keys, wanted, key);
        var created = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        var secret = created.GetProperty("secret").GetString()!;
        using var used = await api.SendAsync(HttpMethod.Get, Keys, bearer: secret);
        using var repeated = await api.SendAsync(HttpMethod.Post, Keys, wanted, key);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        Assert.Equal(HttpStatusCode.Created, repeated.StatusCode);
        var again = await repeated.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        Assert.Equal(created.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("secret").ValueKind);
        var kept = await api.Host.QueryAsync(db => db.Set<IdempotentRequest>().SingleAsync(r => r.Key == key));
        Assert.DoesNotContain(secret[^64..], System.Text.Encoding.UTF8.GetString(kept.Body!), StringComparison.Ordinal);
        var row = await api.Host.QueryAsync(db => db.Set<ApiKey>().SingleAsync(k => k.ApiKeyId == created.GetProperty("id").GetGuid()));
        Assert.NotNull(row.LastUsedOn);
        Assert.StartsWith("apikey:", row.CreatedBy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Learner")]
    [InlineData("Facilitator")]
    [InlineData("OrganisationReporter")]
    [InlineData("PressPartner")]
    public async Task Create_WithARoleThatReachesNothing_IsRefusedAtTheField(string role)
    {
        using var response = await api.PostAsync(Keys, new { name = "Máy điểm danh", role });

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("không đọc, không ghi được gì", problem.GetProperty("errors").GetProperty("role")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("role_reaches_nothing", problem.GetProperty("codes")[0].GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ntm_")]
    [InlineData("ntm_000000000000_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("something-else")]
    public async Task Request_WithoutAKeyOfOurs_IsAskedForOne(string? bearer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Keys);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await api.Host.Http.SendAsync(request, CancellationToken.None);

        await ApiFixture.ProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Request_WithTheSecretOfAnotherKey_IsRefused()
    {
        var (one, other) = (await api.CreateKeyAsync(Role.Administrator), await api.CreateKeyAsync(Role.Administrator));
        using var response = await api.SendAsync(HttpMethod.Get, Keys, bearer: $"ntm_{one.Key.Prefix}_{other.Secret[^64..]}");

        await ApiFixture.ProblemAsync(response, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Request_WithAnotherRole_IsForbidden()
    {
        var key = await api.CreateKeyAsync(Role.Facilitator);
        using var response = await api.SendAsync(HttpMethod.Get, Keys, bearer: key.Secret);

        await ApiFixture.ProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Request_AfterRevoking_IsRefusedAtOnce()
    {
        var key = await api.CreateKeyAsync(Role.Administrator);
        using var before = await api.SendAsync(HttpMethod.Get, Keys, bearer: key.Secret);
        var mark = ApiFixture.NewKey();
        using var revoked = await api.SendAsync(HttpMethod.Delete, $"{Keys}/{key.Key.ApiKeyId}", key: mark);
        using var after = await api.SendAsync(HttpMethod.Get, Keys, bearer: key.Secret);
        using var repeated = await api.SendAsync(HttpMethod.Delete, $"{Keys}/{key.Key.ApiKeyId}", key: mark);
        using var unknown = await api.SendAsync(HttpMethod.Delete, $"{Keys}/{Guid.NewGuid()}", key: ApiFixture.NewKey());

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await ApiFixture.ProblemAsync(after, HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.NoContent, repeated.StatusCode);
        await ApiFixture.ProblemAsync(unknown, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Request_AfterItsEnd_IsRefused()
    {
        await using var own = new ApiFixture();
        await own.InitializeAsync();
        var key = await own.CreateKeyAsync(Role.Administrator, own.Host.Clock.UtcNow.AddHours(1));
        using var before = await own.SendAsync(HttpMethod.Get, Keys, bearer: key.Secret);
        own.Host.Clock.Advance(TimeSpan.FromHours(2));
        using var after = await own.SendAsync(HttpMethod.Get, Keys, bearer: key.Secret);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        await ApiFixture.ProblemAsync(after, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Request_BeyondTheAllowance_IsToldToWaitAndOthersAreNot()
    {
        await using var host = await TestHost.StartAsync([new("Api:RequestsPerMinute", "3")], ScriptedResponder.Respond);
        var (greedy, modest) = (await host.AddApiKeyAsync(Role.Administrator), await host.AddApiKeyAsync(Role.Administrator));

        var responses = new List<HttpResponseMessage>();
        for (var i = 0; i < 8; i++)
        {
            responses.Add(await GetAsync(host, greedy.Secret));
        }

        using var other = await GetAsync(host, modest.Secret);
        using var page = await host.Http.GetAsync("/gioi-thieu", CancellationToken.None);

        var refused = responses.First(r => r.StatusCode == HttpStatusCode.TooManyRequests);
        await ApiFixture.ProblemAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static async Task<HttpResponseMessage> GetAsync(TestHost host, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Keys);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await host.Http.SendAsync(request, CancellationToken.None);
    }
}
