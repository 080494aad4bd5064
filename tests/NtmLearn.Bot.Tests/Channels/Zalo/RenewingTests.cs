using Microsoft.Extensions.Diagnostics.HealthChecks;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Lms.Data;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class RenewingTests(ZaloDatabase database) : ZaloTokenTests(database), IClassFixture<ZaloDatabase>
{
    [Fact]
    public async Task Get_TokenIsFresh_AsksNobody()
    {
        var node = StartNode();
        var token = await node.ConnectAsync(Zalo);

        Assert.All(await GetManyAsync(node, 50), t => Assert.Equal(token, t));
        Assert.Equal(0, TokenCalls);
    }

    [Fact]
    public async Task Get_FiftyAtOnceAtTheEnd_RenewOnce()
    {
        var (node, old) = await StartAtEndAsync();

        var tokens = await GetManyAsync(node, 50);

        Assert.Equal(1, TokenCalls);
        Assert.NotEqual(old, Assert.Single(tokens.Distinct()));
        Assert.Equal(ZaloAction.Done, await UseAsync(node));
    }

    [Fact]
    public async Task Get_AtEveryEnd_UsesTheNewestRefreshTokenOnce()
    {
        var (node, token) = await StartAtEndAsync();
        List<string?> tokens = [token];
        for (var day = 0; day < 3; day++)
        {
            tokens.Add(await node.Tokens.GetAsync(Cancellation));
            Clock.Advance(ZaloSimulator.OAuth.TokenStore.AccessLifetime);
        }

        Assert.Equal((3, 0), (Zalo.Tokens.Refreshes, Zalo.Tokens.RefusedRefreshes));
        Assert.Equal(4, tokens.Distinct().Count());
    }

    [Fact]
    public async Task Get_TwoNodesWithFiftyEachAtTheEnd_RenewOnce()
    {
        var (one, old) = await StartAtEndAsync();
        var two = StartNode();

        var tokens = (await Task.WhenAll(GetManyAsync(one, 50), GetManyAsync(two, 50))).SelectMany(t => t);

        Assert.Equal((1, 1), (TokenCalls, Zalo.Tokens.Refreshes));
        Assert.NotEqual(old, Assert.Single(tokens.Distinct()));
        Assert.Equal(ZaloAction.Done, await UseAsync(two));
    }

    [Fact]
    public async Task Replace_TwoNodesWithFiftyEachAfterRefusal_RenewOnce()
    {
        var one = StartNode();
        var two = StartNode();
        var old = await one.ConnectAsync(Zalo);
        Assert.Equal(old, await two.Tokens.GetAsync(Cancellation));
        Zalo.Tokens.RevokeAccessTokens();

        var tokens = await Task.WhenAll(new[] { one, two }.SelectMany(node =>
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => node.Tokens.ReplaceAsync(old, Cancellation)))));

        Assert.Equal(1, TokenCalls);
        Assert.NotEqual(old, Assert.Single(tokens.Distinct()));
    }

    [Fact]
    public async Task Get_AheadOfTheEnd_GivesTheOldTokenAtOnceAndRenewsBeside()
    {
        var node = StartNode();
        var old = await node.ConnectAsync(Zalo);
        Clock.Advance(TimeSpan.FromHours(21));
        Faults.NeverAnswer(ZaloEndpoint.AccessToken, times: 1);
        var met = Faults.NextMetAsync();

        // Zalo hangs, and nobody waits for it.
        Assert.Equal(old, await node.Tokens.GetAsync(Cancellation));
        await met;
        Assert.All(await GetManyAsync(node, 50), t => Assert.Equal(old, t));
        Assert.Equal(1, TokenCalls);
    }

    [Fact]
    public async Task RenewAhead_InTime_RenewsForEveryNode()
    {
        var one = StartNode();
        var two = StartNode();
        var old = await one.ConnectAsync(Zalo);
        await one.Tokens.RenewAheadAsync(Cancellation);
        Assert.Equal(0, TokenCalls);
        Clock.Advance(TimeSpan.FromHours(21));

        await Task.WhenAll(one.Tokens.RenewAheadAsync(Cancellation), two.Tokens.RenewAheadAsync(Cancellation));

        // Who did not renew goes on with the old token, which is good, until it looks again.
        Clock.Advance(TimeSpan.FromSeconds(6));
        await WiredOa.UntilAsync(async () =>
            await one.Tokens.GetAsync(Cancellation) is { } first && await two.Tokens.GetAsync(Cancellation) == first && first != old);
        Assert.Equal(1, TokenCalls);
    }

    [Fact]
    public async Task Renew_AnswerLostBeforeAnythingWasDone_SucceedsTheSecondTime()
    {
        var (node, old) = await StartAtEndAsync();
        Faults.HttpStatus(500, ZaloEndpoint.AccessToken, times: 1);

        var token = await node.Tokens.GetAsync(Cancellation);

        Assert.NotNull(token);
        Assert.NotEqual(old, token);
        Assert.Equal(2, TokenCalls);
        Assert.False((await node.Store.ReadAsync(Cancellation))!.IsUncertain);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Renew_TokenUsedUpAndAnswerLost_AsksForConsentOnce(bool timesOut)
    {
        var (node, _) = await StartAtEndAsync();
        Task<string?[]> asked;
        if (timesOut)
        {
            // Only the first call runs out of time, and only once Zalo has it, however busy the machine is.
            Faults.NeverAnswer(ZaloEndpoint.AccessToken, times: 1);
            var met = Faults.NextMetAsync();
            var patience = Clock.HoldNextTimer(ZaloNode.Timeout);
            asked = GetManyAsync(node, 10);
            await met;
            patience.Fire();
        }
        else
        {
            Faults.DropResponse(ZaloEndpoint.AccessToken, times: 1);
            asked = GetManyAsync(node, 10);
        }

        Assert.All(await asked, Assert.Null);
        Assert.Null(await node.Tokens.GetAsync(Cancellation));

        Assert.Equal(2, TokenCalls);
        Assert.Equal(1, node.Alerts);
        var standing = await node.Tokens.ReadStandingAsync(Cancellation);
        Assert.True(standing.NeedsAdministrator);
        Assert.Equal("-14014 Invalid refresh token", standing.ConsentReason);
        var health = await node.Health.CheckHealthAsync(Cancellation);
        Assert.Equal(HealthStatus.Degraded, health.Entries["zalo"].Status);
        Assert.Equal(ZaloAction.Alert, await UseAsync(node));
    }

    [Fact]
    public async Task Renew_TooManyCalls_KeepsThePairAndRests()
    {
        var (node, _) = await StartAtEndAsync();
        Faults.ErrorCode(-32, ZaloEndpoint.AccessToken, times: 1);

        Assert.Null(await node.Tokens.GetAsync(Cancellation));
        Assert.Null(await node.Tokens.GetAsync(Cancellation));
        Assert.Equal(1, TokenCalls);
        Assert.Equal(ZaloAction.TryLater, await UseAsync(node));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await node.Tokens.GetAsync(Cancellation));
        Assert.Equal(0, node.Alerts);
    }

    [Fact]
    public async Task Renew_NobodyThere_IsNoDoubt()
    {
        var node = StartNode(settings => settings["Zalo:OAuthBaseUrl"] = "http://127.0.0.1:1");
        await node.ConnectAsync(Zalo);
        Clock.Advance(TimeSpan.FromHours(26));

        Assert.Null(await node.Tokens.GetAsync(Cancellation));

        var row = await node.Store.ReadAsync(Cancellation);
        Assert.False(row!.IsUncertain);
        Assert.Null(row.ConsentNeededAt);
    }

    [Fact]
    public async Task Renew_ZaloStaysDown_KeepsThePairAndSucceedsLater()
    {
        var (node, _) = await StartAtEndAsync();
        Faults.Down(ZaloEndpoint.AccessToken);

        Assert.Null(await node.Tokens.GetAsync(Cancellation));
        Assert.True((await node.Store.ReadAsync(Cancellation))!.IsUncertain);
        Faults.Clear();
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(await node.Tokens.GetAsync(Cancellation));
        Assert.False((await node.Store.ReadAsync(Cancellation))!.IsUncertain);
    }

    [Fact]
    public async Task Renew_NodeDiedUnderItsLeaseBeforeAsking_AnotherRenewsAfterIt()
    {
        var (dead, old) = await StartAtEndAsync();
        var turn = await dead.Store.TakeTurnAsync(refused: null, afterRefusal: false, Cancellation);
        Assert.Equal(ZaloTurnKind.Ours, turn.Kind);
        var node = StartNode();

        var waiting = node.Tokens.GetAsync(Cancellation);
        Assert.False(waiting.IsCompleted);
        Clock.Advance(dead.Store.Lease);

        var token = await waiting;
        Assert.NotNull(token);
        Assert.NotEqual(old, token);
        Assert.Equal(1, TokenCalls);
    }

    [Fact]
    public async Task Renew_NodeDiedBetweenAnswerAndDisk_AsksForConsent()
    {
        var (dead, _) = await StartAtEndAsync();
        var turn = await dead.Store.TakeTurnAsync(refused: null, afterRefusal: false, Cancellation);
        Assert.Equal(ZaloGrantOutcome.Given, (await dead.OAuth.RefreshAsync(turn.RefreshToken!, Cancellation)).Outcome);
        var node = StartNode();
        Clock.Advance(dead.Store.Lease);

        Assert.Null(await node.Tokens.GetAsync(Cancellation));

        Assert.Equal(1, node.Alerts);
    }

    [Fact]
    public async Task Renew_LeaseRanOutWhileTheAnswerWasOnItsWay_KeepsThePairAllTheSame()
    {
        var (slow, _) = await StartAtEndAsync();
        var turn = await slow.Store.TakeTurnAsync(refused: null, afterRefusal: false, Cancellation);
        var grant = await slow.OAuth.RefreshAsync(turn.RefreshToken!, Cancellation);
        Clock.Advance(slow.Store.Lease);
        var other = StartNode();
        Assert.Null(await other.Tokens.GetAsync(Cancellation));

        await slow.Store.SaveAsync(grant.Pair!, turn.Kept, Cancellation);

        Assert.Equal(grant.Pair!.AccessToken, await other.Tokens.GetAsync(Cancellation));
        Assert.False((await other.Tokens.ReadStandingAsync(Cancellation)).NeedsAdministrator);
    }

    [Fact]
    public async Task Renew_DiskFails_HandsNothingOutBeforeItIsKept()
    {
        FailingGate? gate = null;
        var node = StartNode(gate: inner => gate = new FailingGate(inner, () => Zalo.Tokens.Refreshes > 0));
        await node.ConnectAsync(Zalo);
        Clock.Advance(TimeSpan.FromHours(26));
        gate!.FailuresLeft = 5;

        await Assert.ThrowsAsync<IOException>(() => node.Tokens.GetAsync(Cancellation));
        var token = await node.Tokens.GetAsync(Cancellation);

        // What is handed out is what another node reads; nothing was asked for twice.
        Assert.NotNull(token);
        Assert.Equal(1, TokenCalls);
        Assert.Equal(token, await StartNode().Tokens.GetAsync(Cancellation));
    }

    [Fact]
    public async Task Get_KeysAreLost_AsksForConsent()
    {
        var node = StartNode();
        await node.ConnectAsync(Zalo);
        var stranger = StartNode(settings => settings["Keys"] += "-of-another");

        Assert.Null(await stranger.Tokens.GetAsync(Cancellation));

        Assert.Equal(1, stranger.Alerts);
        Assert.Equal(ZaloTokenStore.KeysLost, (await stranger.Tokens.ReadStandingAsync(Cancellation)).ConsentReason);
        Assert.Equal(0, TokenCalls);
    }

    [Fact]
    public async Task Get_NeverConnected_AsksForConsentOnce()
    {
        var node = StartNode();

        Assert.All(await GetManyAsync(node, 10), Assert.Null);

        Assert.Equal(1, node.Alerts);
        Assert.Equal(0, TokenCalls);
    }

    [Fact]
    public async Task RenewAhead_AfterARestart_TriesARefusedTokenOnceMore()
    {
        // The application's secret was wrong and has been put right: nobody needs to consent.
        var wrong = StartNode(settings => settings["Zalo:AppSecret"] = "wrong");
        await wrong.ConnectAsync(Zalo);
        Clock.Advance(TimeSpan.FromHours(26));
        Assert.Null(await wrong.Tokens.GetAsync(Cancellation));
        Assert.True((await wrong.Tokens.ReadStandingAsync(Cancellation)).NeedsAdministrator);
        var restarted = StartNode();

        await restarted.Tokens.RenewAheadAsync(Cancellation);

        Assert.NotNull(await restarted.Tokens.GetAsync(Cancellation));
        Assert.False((await restarted.Tokens.ReadStandingAsync(Cancellation)).NeedsAdministrator);
    }

    [Fact]
    public async Task Revoke_ThenConnect_GivesTheNewToken()
    {
        var node = StartNode();
        await node.ConnectAsync(Zalo);

        await node.Tokens.RevokeAsync("permission revoked", Cancellation);
        Assert.Null(await node.Tokens.GetAsync(Cancellation));
        Assert.Equal(1, node.Alerts);
        var token = await node.ConnectAsync(Zalo);

        Assert.Equal(token, await node.Tokens.GetAsync(Cancellation));
    }

    [Fact]
    public async Task Tokens_AsKeptAndLogged_AreNowhereInPlainText()
    {
        var node = StartNode();
        var given = Zalo.Tokens.Issue();
        await node.Tokens.AdoptAsync(
            new ZaloPair { AccessToken = given.AccessToken, RefreshToken = given.RefreshToken, Lifetime = TimeSpan.FromHours(25) }, Cancellation);
        var first = await node.ReadRawAsync();
        Clock.Advance(TimeSpan.FromHours(25));
        var renewed = await node.Tokens.GetAsync(Cancellation);
        var second = await node.ReadRawAsync();

        // Both rows hold a pair, and not the same.
        Assert.NotEqual(first, second);
        Assert.All(new[] { given.AccessToken, given.RefreshToken, renewed! }, token =>
        {
            Assert.DoesNotContain(token, first + second, StringComparison.Ordinal);
            Assert.All(node.Log, line => Assert.DoesNotContain(token, line.Text, StringComparison.Ordinal));
        });
    }

    private sealed class FailingGate(WriterGate inner, Func<bool> isOn) : WriterGate
    {
        public int FailuresLeft { get; set; }

        public override Task<T> WriteAsync<T>(Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
            isOn() && FailuresLeft-- > 0 ? Task.FromException<T>(new IOException("The disk is full.")) : inner.WriteAsync(work, cancellationToken);

        public override Task ForgetErasedAsync(CancellationToken cancellationToken) => inner.ForgetErasedAsync(cancellationToken);
    }
}
