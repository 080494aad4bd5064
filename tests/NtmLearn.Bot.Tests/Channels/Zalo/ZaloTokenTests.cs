using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator;
using NtmLearn.ZaloSimulator.Faults;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>Each test is an OA of its own, in a database that several nodes share.</summary>
public abstract class ZaloTokenTests : IAsyncLifetime
{
    private static int oas;

    private readonly ZaloDatabase database;
    private readonly List<ZaloNode> nodes = [];

    protected ZaloTokenTests(ZaloDatabase database) => this.database = database;

    protected TestClock Clock { get; } = new();

    protected ZaloSimulatorServer Zalo { get; private set; } = null!;

    protected FaultBoard Faults => Zalo.Faults;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Both go by the same clock, as two machines nearly do.
        var id = 900_000_000 + Interlocked.Increment(ref oas);
        Zalo = await ZaloSimulatorServer.StartAsync(new ZaloSimulatorOptions { TimeProvider = Clock, OaId = $"{id}" }, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        // A node brings its renewal to an end before it goes, and some wait for an answer.
        Faults.Clear();
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        await Zalo.DisposeAsync();
    }

    private protected ZaloNode StartNode(
        Action<Dictionary<string, string?>>? change = null, Func<Lms.Data.WriterGate, Lms.Data.WriterGate>? gate = null)
    {
        var node = ZaloNode.Start(database, Zalo, Clock, change, gate);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node whose token has just ended.</summary>
    private protected async Task<(ZaloNode Node, string Token)> StartAtEndAsync(Action<Dictionary<string, string?>>? change = null)
    {
        var node = StartNode(change);
        var token = await node.ConnectAsync(Zalo);
        Clock.Advance(ZaloSimulator.OAuth.TokenStore.AccessLifetime);
        return (node, token);
    }

    private protected static Task<string?[]> GetManyAsync(ZaloNode node, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => node.Tokens.GetAsync(Cancellation))));

    /// <summary>What a token is good for is seen by using it.</summary>
    private protected static async Task<ZaloAction> UseAsync(ZaloNode node) =>
        (await node.Api.GetAsync(ZaloHost.OpenApi, "/v2.0/oa/getoa", Cancellation)).Action;

    protected int TokenCalls => Zalo.Counters.CallsTo(ZaloEndpoint.AccessToken);
}
