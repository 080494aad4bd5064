using NtmLearn.Bot.Tests.Conversations;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class KilledTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_AtRandomMomentsUnderLoad_EveryAcknowledgedMessageIsAnsweredAndHardlyAnyTwice()
    {
        var report = await ZaloKillScenario.RunAsync(KillingTests.Times, rate: 50, output.WriteLine);

        Assert.True(report.IsClean, report.ToString());
    }
}
