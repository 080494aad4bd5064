using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>Who has an account hears what became of their certificate, once.</summary>
public sealed class CertificateNoticeTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private CertificateScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task IssuedReplacedRevoked_DoneTwice_TellsEachOnce()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Thạch Thị Được Báo");
        await fixture.Host.AddAccountAsync(Role.Learner, personId: person.PersonId);

        var first = await scene.IssuedAsync(offering, person);
        Expect(await scene.IssueAsync(offering));
        var second = Expect(await scene.CorrectAsync(first, "Thạch Thị Được Báo Lại"));
        Expect(await scene.CorrectAsync(first, "Thạch Thị Được Báo Lại"));
        var replaced = await TextAsync(person, NoticeRule.CertificateReplaced);
        Expect(await scene.RevokeAsync(second));
        Expect(await scene.RevokeAsync(second));

        Assert.Equal(
            [
                (NoticeRule.CertificateIssued, first.CertificateId), (NoticeRule.CertificateReplaced, second.CertificateId),
                (NoticeRule.CertificateRevoked, second.CertificateId),
            ],
            (await NoticesAsync(person)).Select(n => (n.Rule, n.ThingId)));
        Assert.Contains($"{second.RegisterNumber} (cấp lại lần 1)", replaced, StringComparison.Ordinal);
        Assert.Contains("đã bị thu hồi", await TextAsync(person, NoticeRule.CertificateRevoked), StringComparison.Ordinal);
        Assert.Null(await TextAsync(person, NoticeRule.CertificateIssued));
        Assert.Null(await TextAsync(person, NoticeRule.CertificateReplaced));
    }

    [Fact]
    public async Task Issued_TellsWhereThePaperIs()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Lâm Thị Có Giấy");
        await fixture.Host.AddAccountAsync(Role.Learner, personId: person.PersonId);
        var certificate = await scene.IssuedAsync(offering, person);

        var text = await TextAsync(person, NoticeRule.CertificateIssued);

        Assert.Contains(certificate.RegisterNumber, text, StringComparison.Ordinal);
        Assert.Contains("https://hoidap.example/cua-toi/chung-nhan", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnAccount_NothingIsTold()
    {
        var offering = await scene.ClassAsync();
        var person = await scene.LearnerAsync(offering, "Kim Văn Không Tài Khoản");

        Expect(await scene.RevokeAsync(await scene.IssuedAsync(offering, person)));

        Assert.Empty(await NoticesAsync(person));
    }

    private Task<List<Notice>> NoticesAsync(Person person) => fixture.Host.QueryAsync(db =>
        db.Set<Notice>().AsNoTracking().Where(n => n.PersonId == person.PersonId).OrderBy(n => n.Rule).ToListAsync(Token));

    /// <summary>What would be sent now; null when it is no longer so.</summary>
    private async Task<string?> TextAsync(Person person, NoticeRule rule)
    {
        var notice = (await NoticesAsync(person)).Single(n => n.Rule == rule);
        return (await fixture.Host.QueryAsync(db => fixture.Host.Services.GetRequiredService<NoticeComposer>().ComposeAsync(db, notice, Token)))?.Text;
    }
}
