using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels;

public sealed class DirectLineFuzzTests
{
    [Fact]
    public async Task Calls_OfEveryHostileKind_NeverBreakTheServer()
    {
        await using var host = await TestHost.StartAsync();
        var fuzz = new DirectLineFuzz(host.BaseAddress, TestHost.Secret, seed: 38);

        await fuzz.RunAsync(2_000);

        Assert.True(fuzz.ServerErrors == 0, string.Join('\n', fuzz.Examples));
        Assert.True(fuzz.Statuses[200] > 0 && fuzz.Statuses[400] > 0);
    }
}
