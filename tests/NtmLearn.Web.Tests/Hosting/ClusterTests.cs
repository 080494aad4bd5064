using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>Nodes that find each other by the Redis that <c>NTMLEARN_TEST_REDIS</c> names.</summary>
public sealed class ClusterTests
{
    private static readonly string? Redis = Environment.GetEnvironmentVariable("NTMLEARN_TEST_REDIS");

    [Fact]
    public async Task Serve_WithRedis_AnswersMessages()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Redis), "NTMLEARN_TEST_REDIS names no Redis.");
        await using var host = await TestHost.StartAsync([new("Cluster:Redis", Redis)], ScriptedResponder.Respond);
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var reply = await client.AskAsync(conversationId, "qua cụm máy");

        Assert.Contains("qua cụm máy", (string?)reply["channelData"]!["reply"]!["text"], StringComparison.Ordinal);
    }
}
