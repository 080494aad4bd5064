using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Idempotency;

namespace NtmLearn.Lms.Tests.Api;

public sealed class IdempotencyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Joined = "/api/v1/test/joined";
    private const string Claimed = "/api/v1/test/claimed";
    private const string Audited = "/api/v1/test/audited";

    [Theory]
    [InlineData(Joined)]
    [InlineData(Claimed)]
    public async Task Post_SameKeyAndBody_IsReplayedWithoutEffect(string path)
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await api.PostAsync(path, new { name }, key);
        using var second = await api.PostAsync(path, new { name }, key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(await first.Content.ReadAsStringAsync(CancellationToken.None), await second.Content.ReadAsStringAsync(CancellationToken.None));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(1, await CountAsync(name));
    }

    [Theory]
    [InlineData(Joined)]
    [InlineData(Claimed)]
    public async Task Post_SameKeyOtherBodyOrQuery_IsRefused(string path)
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await api.PostAsync(path, new { name }, key);
        using var otherBody = await api.PostAsync(path, new { name = name + "x" }, key);
        using var otherQuery = await api.PostAsync(path + "?a=1", new { name }, key);

        await ApiFixture.ProblemAsync(otherBody, HttpStatusCode.UnprocessableEntity);
        await ApiFixture.ProblemAsync(otherQuery, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task Post_SameKeyOfAnotherCallerOrRoute_IsAnotherRequest()
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        var other = await api.CreateKeyAsync(Role.Coordinator);
        using var first = await api.PostAsync(Joined, new { name }, key);
        using var ofAnother = await api.SendAsync(HttpMethod.Post, Joined, new { name }, key, other.Secret);
        using var elsewhere = await api.PostAsync(Claimed, new { name }, key);

        Assert.All([first, ofAnother, elsewhere], r => Assert.Equal(HttpStatusCode.Created, r.StatusCode));
        Assert.Equal(3, await CountAsync(name));
    }

    [Fact]
    public async Task Post_WhileTheFirstStillRuns_IsToldToWait()
    {
        await using var own = await StartOwnAsync();
        own.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (name, key) = (NewName(), ApiFixture.NewKey());
        var first = own.PostAsync(Claimed, new { name }, key);
        await own.Arrived.Task;

        using var second = await own.PostAsync(Claimed, new { name }, key);
        using var other = await own.PostAsync(Claimed, new { name = name + "x" }, key);
        own.Gate.SetResult();
        using var done = await first;

        await ApiFixture.ProblemAsync(second, HttpStatusCode.Conflict);
        Assert.NotNull(second.Headers.RetryAfter);
        await ApiFixture.ProblemAsync(other, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
    }

    [Fact]
    public async Task Post_AfterTheFirstDiedOverIt_IsTakenOverOnceItsTimeIsUp()
    {
        await using var own = await StartOwnAsync();
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await own.PostAsync(Claimed, new { name }, key);
        await own.Host.WriteAsync(db => db.Set<IdempotentRequest>().Where(r => r.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, IdempotentState.Running)));

        using var early = await own.PostAsync(Claimed, new { name }, key);
        own.Host.Clock.Advance(IdempotentRequest.Lease + TimeSpan.FromSeconds(1));
        using var late = await own.PostAsync(Claimed, new { name }, key);
        using var again = await own.PostAsync(Claimed, new { name }, key);

        await ApiFixture.ProblemAsync(early, HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
        Assert.False(late.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(await late.Content.ReadAsStringAsync(CancellationToken.None), await again.Content.ReadAsStringAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Post_AfterTheFirstDiedWithItsWorkStored_IsNotDoneTwice()
    {
        await using var own = await StartOwnAsync();
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var died = await own.PostAsync(Audited, new { name, ending = "death" }, key);
        using var early = await own.PostAsync(Audited, new { name, ending = "death" }, key);
        own.Host.Clock.Advance(IdempotentRequest.Lease + TimeSpan.FromSeconds(1));

        using var late = await own.PostAsync(Audited, new { name, ending = "death" }, key);

        await ApiFixture.ProblemAsync(died, HttpStatusCode.InternalServerError);
        await ApiFixture.ProblemAsync(early, HttpStatusCode.Conflict);
        var problem = await ApiFixture.ProblemAsync(late, HttpStatusCode.Conflict);
        Assert.Contains("đã được ghi", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await own.Host.QueryAsync(db => db.Set<SigningKey>().CountAsync(k => k.Name.StartsWith(name + "-"))));
    }

    [Fact]
    public async Task Post_ByAServiceOfOurs_IsReplayed()
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await api.PostAsync(Audited, new { name }, key);
        using var second = await api.PostAsync(Audited, new { name }, key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(CancellationToken.None), await second.Content.ReadAsStringAsync(CancellationToken.None));
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task Post_TwentyTogether_HaveOneEffectAndEqualResponses()
    {
        for (var round = 0; round < 5; round++)
        {
            var (name, key) = (NewName(), ApiFixture.NewKey());
            var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.PostAsync(Joined, new { name }, key)));
            var bodies = await Task.WhenAll(responses.Select(r => r.Content.ReadAsStringAsync(CancellationToken.None)));

            Assert.All(responses, r => Assert.Equal(HttpStatusCode.Created, r.StatusCode));
            Assert.Single(bodies.Distinct());
            Assert.Equal(19, responses.Count(r => r.Headers.Contains("Idempotency-Replayed")));
            Assert.Equal(1, await CountAsync(name));
        }
    }

    [Theory]
    [InlineData(Joined)]
    [InlineData(Claimed)]
    public async Task Post_ThatFailsAfterTheWork_LeavesNothingAndMayBeSentAgain(string path)
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var failed = await api.PostAsync(path, new { name, ending = "crash" }, key);

        await ApiFixture.ProblemAsync(failed, HttpStatusCode.InternalServerError);
        Assert.Equal(0, await CountAsync(name));
        Assert.False(await api.Host.QueryAsync(db => db.Set<IdempotentRequest>().AnyAsync(r => r.Key == key)));

        using var again = await api.PostAsync(path, new { name }, key);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task Post_RefusedByTheRules_IsKeptAndReplayed()
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await api.PostAsync(Joined, new { name, ending = "conflict" }, key);
        using var second = await api.PostAsync(Joined, new { name, ending = "conflict" }, key);

        await ApiFixture.ProblemAsync(first, HttpStatusCode.Conflict);
        Assert.Equal(await first.Content.ReadAsStringAsync(CancellationToken.None), await second.Content.ReadAsStringAsync(CancellationToken.None));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Post_OfWhatCannotBeFound_LeavesNoTraceAndKeepsTheKeyUnused()
    {
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var missing = await api.PostAsync(Joined, new { name, ending = "missing" }, key);
        using var other = await api.PostAsync(Joined, new { name }, key);

        await ApiFixture.ProblemAsync(missing, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.Equal(1, await CountAsync(name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("long")]
    [InlineData("a\tb")]
    public async Task Post_WithoutAUsableKey_NamesTheHeader(string? key)
    {
        var name = NewName();
        using var response = await api.SendAsync(HttpMethod.Post, Joined, new { name }, key == "long" ? new string('k', 101) : key);

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("Idempotency-Key", problem.GetProperty("detail").GetString());
        Assert.Equal(0, await CountAsync(name));
    }

    [Fact]
    public async Task Retention_AfterThirtyDays_ForgetsTheKeyAndItMayBeUsedAnew()
    {
        await using var own = await StartOwnAsync();
        var (name, key) = (NewName(), ApiFixture.NewKey());
        using var first = await own.PostAsync(Joined, new { name }, key);
        own.Host.Clock.Advance(TimeSpan.FromDays(IdempotentRequest.KeptDays + 1));

        using var later = await own.PostAsync(Joined, new { name = name + "x" }, key);
        await own.Host.Services.GetRequiredService<IdempotencyRetention>().DeleteOldAsync(CancellationToken.None);
        var kept = await own.Host.QueryAsync(db => db.Set<IdempotentRequest>().CountAsync());
        own.Host.Clock.Advance(TimeSpan.FromDays(IdempotentRequest.KeptDays + 1));
        await own.Host.Services.GetRequiredService<IdempotencyRetention>().DeleteOldAsync(CancellationToken.None);

        Assert.Equal(HttpStatusCode.Created, later.StatusCode);
        Assert.Equal(1, kept);
        Assert.Equal(0, await own.Host.QueryAsync(db => db.Set<IdempotentRequest>().CountAsync()));
    }

    private static string NewName() => $"{Guid.NewGuid():N}"[..12];

    private static async Task<ApiFixture> StartOwnAsync()
    {
        var own = new ApiFixture();
        await own.InitializeAsync();
        return own;
    }

    private Task<int> CountAsync(string name) =>
        api.Host.QueryAsync(db => db.Set<SigningKey>().CountAsync(k => k.Name.StartsWith(name + "-")));
}
