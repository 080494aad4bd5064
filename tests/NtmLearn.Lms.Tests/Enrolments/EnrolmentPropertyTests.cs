using CsCheck;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>
/// Random lives of two classes: everybody does anything by any path, allowed or not, while the clock runs. After each act
/// the promises hold.
/// </summary>
public sealed class EnrolmentPropertyTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private const int Lives = 12;
    private const int Acts = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Enrolments_AfterAnyActs_KeepTheirPromises(bool requiresApproval)
    {
        var act = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], (kind, a, b, c) => new EnrolmentAct(kind, a, b, c));

        await act.Array[Acts].SampleAsync(
            async acts =>
            {
                var life = await EnrolmentLife.BeginAsync(fixture.Host, requiresApproval);
                foreach (var next in acts)
                {
                    await life.DoAsync(next);
                }

                Assert.Empty(await life.BrokenAsync());
            },
            iter: Lives,
            threads: 1);
    }
}
