using System.Net;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Tests.Enrolments.EnrolmentScene;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>A name that was wrong, and papers that are taken back.</summary>
public sealed class CorrectingTests(CertificateHost fixture) : IClassFixture<CertificateHost>, IAsyncLifetime
{
    private CertificateScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await CertificateScene.CreateAsync(fixture);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Correct_OnThePage_KeepsTheNumberAndLinksOldAndNew()
    {
        var old = await IssuedAsync("Kiên Thị Sà Rét");
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);
        var path = $"/van-phong/chung-nhan/{old.CertificateId}/cap-lai";

        await browser.OpenAsync(path);
        Assert.Contains("value=\"Kiên Thị Sà Rét\"", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path, [.. Fields(old, "Kiên Thị Sà Rét"), ("ly-do", "Không sửa gì")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Chưa sửa gì", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path, [.. Fields(old, "Kiên Thị Sà Rết"), ("ly-do", "")]);
        Assert.Contains("“Lý do” còn trống", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path, [.. Fields(old, "Kiên Thị Sà Rết"), ("ly-do", "Sai dấu")]);

        Assert.Contains("Đã cấp lại.", browser.Page, StringComparison.Ordinal);
        Assert.Contains($"{old.RegisterNumber} (cấp lại lần 1)", browser.Page, StringComparison.Ordinal);
        var replaced = await scene.FindAsync(old.CertificateId);
        var valid = await scene.FindAsync(replaced.ReplacedById!.Value);
        Assert.Equal((CertificateState.Replaced, "Kiên Thị Sà Rét", "Sai dấu"), (replaced.State, replaced.FullName, replaced.Reason));
        Assert.Equal((old.Number, old.Year, 1, old.RegisterNumber), (valid.Number, valid.Year, valid.Reissue, valid.RegisterNumber));
        Assert.Equal((CertificateState.Valid, "Kiên Thị Sà Rết", old.CertificateId), (valid.State, valid.FullName, valid.ReplacesId));
        Assert.NotEqual(old.Code, valid.Code);
    }

    [Fact]
    public async Task Correct_SentTwice_IssuesOneMore()
    {
        var old = await IssuedAsync("Tên Sai");

        var first = Expect(await scene.CorrectAsync(old, "Tên Đúng"));
        var second = Expect(await scene.CorrectAsync(old, "Tên Đúng"));

        Assert.Equal(first.CertificateId, second.CertificateId);
        Assert.Equal("certificate_not_valid", Code(await scene.CorrectAsync(old, "Tên Khác Nữa")));
    }

    [Fact]
    public async Task Correct_Twice_CountsOn()
    {
        var first = await IssuedAsync("Tên Sai");

        var second = Expect(await scene.CorrectAsync(first, "Tên Gần Đúng"));
        var third = Expect(await scene.CorrectAsync(second, "Tên Đúng"));

        Assert.Equal((first.Number, 2, second.CertificateId), (third.Number, third.Reissue, third.ReplacesId));
    }

    [Fact]
    public async Task Correct_AtTheSameTime_LeavesOneThatCounts()
    {
        var old = await IssuedAsync("Tên Sai");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => scene.CorrectAsync(old, $"Tên Đúng {(char)('A' + i)}")));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.Single(await fixture.Host.QueryAsync(db => Task.FromResult(
            db.Set<Certificate>().Where(c => c.PersonId == old.PersonId && c.State == CertificateState.Valid).ToList())));
    }

    [Fact]
    public async Task Revoke_OnThePage_NeedsAReasonAndIsNotIssuedAgainTogether()
    {
        var body = await scene.OrganisationAsync($"Hội {TestData.Next()}", $"H{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);
        var person = await scene.LearnerAsync(offering, "Cấp Nhầm Người");
        var certificate = await scene.IssuedAsync(offering, person);
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(office.Http);
        var path = $"/van-phong/chung-nhan/{certificate.CertificateId}/thu-hoi";

        await browser.OpenAsync(path);
        await browser.SendAsync(path, ("ly-do", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SendAsync(path, ("ly-do", "Cấp nhầm người cùng tên"));

        Assert.Contains("Đã thu hồi.", browser.Page, StringComparison.Ordinal);
        var revoked = await scene.FindAsync(certificate.CertificateId);
        Assert.Equal((CertificateState.Revoked, "Cấp nhầm người cùng tên"), (revoked.State, revoked.Reason));
        Assert.Empty(Expect(await scene.IssueAsync(offering)).CertificateIds);
        Assert.Equal("not_by_rule", Code(await scene.IssueAsync(offering, [person.PersonId])));
        Assert.Single(Expect(await scene.IssueAsync(offering, [person.PersonId], "Đúng người, thu hồi nhầm")).CertificateIds);
        Assert.Equal(certificate.Number + 1, (await scene.ValidAsync(person)).Number);
        using var paper = await office.Http.GetAsync($"/van-phong/chung-nhan/{certificate.CertificateId}/giay", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, paper.StatusCode);
    }

    private async Task<Certificate> IssuedAsync(string name)
    {
        // A book of its own, whose numbers no other test takes.
        var body = await scene.OrganisationAsync($"Hội {TestData.Next()}", $"H{TestData.Next()}");
        var offering = await scene.ClassAsync(body.OrganisationId);
        return await scene.IssuedAsync(offering, await scene.LearnerAsync(offering, name));
    }

    private static IEnumerable<(string Name, string Value)> Fields(Certificate certificate, string name) =>
    [
        ("ho-ten", name), ("don-vi", certificate.UnitName ?? ""), ("tu-cach", certificate.SignerCapacity ?? ""),
        ("chuc-vu", certificate.SignerTitle), ("nguoi-ky", certificate.SignerName ?? ""),
    ];
}
