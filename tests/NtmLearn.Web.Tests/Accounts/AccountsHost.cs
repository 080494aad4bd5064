using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

/// <summary>One program for a test class; its answers in chat do not matter.</summary>
public sealed class AccountsHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
