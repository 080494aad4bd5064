using System.Globalization;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Conversations;

public sealed class KillingTests(ITestOutputHelper output)
{
    /// <summary>Twenty times in CI: <c>NTMLEARN_TEST_KILLS=20</c>.</summary>
    internal static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("NTMLEARN_TEST_KILLS"), CultureInfo.InvariantCulture, out var times) ? times : 3;

    [Fact]
    public async Task Kill_AtRandomMomentsUnderLoad_EveryAcknowledgedMessageIsAnsweredOnce()
    {
        var report = await KillScenario.RunAsync(Times, rate: 50, output.WriteLine);

        Assert.True(report.IsClean, report.ToString());
    }
}
