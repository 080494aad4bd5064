using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Web;
using Xunit;

namespace NtmLearn.TestKit;

/// <summary>One program for a test class, with scripted answers and a quick sign of life on streams.</summary>
public sealed class ScriptedHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(
        [new("DirectLine:KeepAliveSeconds", "1"), new("Site:PublicUrl", "https://hoidap.example")], ScriptedResponder.Respond);

    /// <summary>Opens a conversation as our own page does.</summary>
    public Task<WebConversation> OpenFromPageAsync() =>
        Host.Services.GetRequiredService<WebChat>().StartAsync(userId: null, language: null, CancellationToken.None);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
