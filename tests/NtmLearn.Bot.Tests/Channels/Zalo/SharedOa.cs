namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>One program and OA for tests that leave nothing behind.</summary>
public sealed class SharedOa : IAsyncLifetime
{
    public WiredOa Oa { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Oa = await WiredOa.StartAsync();

    public ValueTask DisposeAsync() => Oa.DisposeAsync();
}
