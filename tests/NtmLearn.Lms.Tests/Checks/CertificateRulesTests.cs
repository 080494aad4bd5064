using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Tests.Certificates;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Checks;

/// <summary>Certificates broken at the database itself, and the operator's command that tells.</summary>
public sealed class CertificateRulesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("certificates: printed facts", "UPDATE \"Certificates\" SET \"FullName\" = 'Người Khác' WHERE \"Number\" = 1")]
    [InlineData("certificates: numbers", "UPDATE \"Certificates\" SET \"Number\" = 9, \"RegisterNumber\" = REPLACE(\"RegisterNumber\", '0001', '0009') WHERE \"Number\" = 1")]
    [InlineData("certificates: numbers", "UPDATE \"CertificateSeries\" SET \"LastNumber\" = \"LastNumber\" + 1")]
    [InlineData("certificates: numbers", "DROP INDEX \"IX_Certificates_OfficeNumber\"; UPDATE \"Certificates\" SET \"Number\" = 2, \"RegisterNumber\" = REPLACE(\"RegisterNumber\", '0003', '0002') WHERE \"Number\" = 3")]
    [InlineData("certificates: replaced ones", "UPDATE \"Certificates\" SET \"ReplacedById\" = NULL WHERE \"State\" = 2")]
    [InlineData("certificates: replaced ones", "DROP INDEX \"IX_Certificates_OneValid\"; UPDATE \"Certificates\" SET \"State\" = 1, \"ReplacedById\" = NULL WHERE \"State\" = 2")]
    public async Task Verb_OnABrokenPromise_NamesTheRuleAndEndsWith1(string rule, string harm)
    {
        await using var fixture = new CertificateHost();
        await fixture.InitializeAsync();
        var scene = await CertificateScene.CreateAsync(fixture);
        var offering = await scene.ClassAsync();
        foreach (var name in (string[])["Kim Sô Phi", "Sơn Thị Sâm Bô", "Trà Kha Rây"])
        {
            await scene.LearnerAsync(offering, name);
        }

        Expect(await scene.IssueAsync(offering));

        // The scene writes seats down without the steps that led to them, which other rules would tell of.
        await fixture.Host.WriteAsync(db => db.Set<Enrolment>().ExecuteDeleteAsync(Token));
        var all = await scene.OfAsync(offering);
        Expect(await scene.CorrectAsync(all[1], "Sơn Thị Sâm Bô Pha"));
        Expect(await scene.RevokeAsync(all[2]));
        var sound = await fixture.Host.RunVerbAsync("check");
        await fixture.Host.WriteAsync(db => db.Database.ExecuteSqlRawAsync(harm, Token));

        var broken = await fixture.Host.RunVerbAsync("check");

        Assert.True(sound.ExitCode == 0, sound.Output);
        Assert.Contains(broken.Output.Split('\n'), line => line.StartsWith("BROKEN", StringComparison.Ordinal) && line.Contains(rule, StringComparison.Ordinal));
        Assert.Equal(1, broken.ExitCode);
    }
}
