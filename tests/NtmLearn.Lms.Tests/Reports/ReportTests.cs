using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.Lms.Tests.Papers;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Reports;

/// <summary>The report of a class and of many, through the front door.</summary>
public sealed class ReportTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClassReport_CountsPeopleTimesRateAndGuests()
    {
        var scene = await FilledAsync();
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);

        await browser.OpenAsync(scene.Path);

        var facts = FactsOf(browser.Page);
        Assert.Equal("4", facts["Số mời (học viên từng có chỗ)"]);
        Assert.Equal("4", facts["Số người dự"]);
        Assert.Equal("7", facts["Số lượt dự"]);
        Assert.Equal("54,5 % (6/11 lượt phải dự)", facts["Tỷ lệ dự"].Replace('\u00A0', ' '));
        Assert.Equal("1", facts["Khách chưa đăng ký"]);
        Assert.Equal("1", facts["Dự đủ các buổi phải dự"]);
        Assert.Equal("2", facts["Nữ"]);
        Assert.Equal("0", facts["Được cấp chứng nhận"]);
        Assert.Equal("40", facts["Lượt đếm được (không tên)"]);
        Assert.Equal("1.500.000 đ", facts["Kinh phí"].Replace('\u00A0', ' '));
        Assert.Equal("1.000.000 đ", facts["Xã hội hóa"].Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task EveryFigure_OpensToRowsThatAddUpToIt()
    {
        var scene = await FilledAsync();
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        await browser.OpenAsync(scene.Path);
        var page = new HtmlParser().ParseDocument(browser.Page);
        var links = page.QuerySelectorAll("dl.facts a, td.num a")
            .Select(a => (Text: a.TextContent.Trim(), Href: a.GetAttribute("href")!)).Where(a => a.Href.Contains("/so-lieu/", StringComparison.Ordinal) && !a.Text.Contains('(', StringComparison.Ordinal)).ToList();

        Assert.True(links.Count > 20, $"{links.Count} figures have rows");
        foreach (var (text, href) in links)
        {
            await browser.OpenAsync(href);
            var rows = new HtmlParser().ParseDocument(browser.Page);
            Assert.EndsWith(": " + text, rows.QuerySelector("h1")!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.Equal(Digits(text), rows.QuerySelectorAll("tbody td.num").Sum(c => Digits(c.TextContent)));
        }
    }

    [Fact]
    public async Task PaperAndTable_SayWhatTheScreenSays_AndTakingThemIsAudited()
    {
        var scene = await FilledAsync();
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        await browser.OpenAsync(scene.Path);
        var page = new HtmlParser().ParseDocument(browser.Page);
        var screen = page.QuerySelectorAll("section dt, section dd, section th, section td").Select(e => Tidy(e.TextContent)).Where(t => t.Length > 0).ToList();

        var docx = await officer.Http.GetByteArrayAsync(scene.Path + "/tai/docx", Token);
        var xlsx = await officer.Http.GetByteArrayAsync(scene.Path + "/tai/xlsx", Token);

        using var paper = new ReadPaper(docx);
        Assert.Empty(paper.Errors());
        var onPaper = Tidy(paper.AllText);
        using var reader = SheetReader.Open(new MemoryStream(xlsx));
        var inTable = reader.Rows().SelectMany(r => r.Cells).Select(Tidy).ToList();
        Assert.All(screen, text => Assert.Contains(text, onPaper, StringComparison.Ordinal));
        Assert.All(screen, text => Assert.Contains(text, inTable));
        Assert.Contains(paper.Texts, t => t.StartsWith("Số:", StringComparison.Ordinal) && t.Contains("/BC-", StringComparison.Ordinal) && !t.Any(char.IsDigit));
        Assert.Contains("Kính gửi:", onPaper, StringComparison.Ordinal);
        Assert.Equal(2, await Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Subject == "Report" && e.Action == AuditAction.Exported && e.After!.Contains(scene.Offering.Code), Token)));
    }

    [Fact]
    public async Task ManagerOfTheOtherCommune_SeesOwnPeopleOnly_AndAThirdNothing()
    {
        var scene = await FilledAsync();
        using var second = await Host.SignInAsync(Role.UnitManager, scene.Units[1].UnitId);
        using var browser = new FormBrowser(second.Http);
        using var third = await Host.SignInAsync(Role.UnitManager, (await Host.Data.CreateUnitAsync()).UnitId);
        using var stranger = new FormBrowser(third.Http);

        await browser.OpenAsync(scene.Path);
        await stranger.OpenAsync(scene.Path);

        var facts = FactsOf(browser.Page);
        Assert.Equal("2", facts["Số mời (học viên từng có chỗ)"]);
        Assert.Equal("ngoài phạm vi của anh chị", facts["Kinh phí"]);
        Assert.DoesNotContain(scene.People[0].FullName, browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Khách Lạ", browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task LeaderAndMany_SeeTheClass_AndAPersonOfTwoClassesIsOnePerson()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await ReportScene.CreateAsync(Host, 2, OfferingStatus.Completed, leader.PersonId);
        var other = await ReportScene.CreateAsync(Host, 1, OfferingStatus.Completed, leader.PersonId);
        await other.EnrolAsync(scene.People[0], other.Sessions[0].Day.AddDays(-1));
        await scene.MarkAsync(scene.People[0].PersonId, Present);
        await other.MarkAsync(scene.People[0].PersonId, Present, Present);
        using var signedIn = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var browser = new FormBrowser(signedIn.Http);

        await browser.OpenAsync($"/van-phong/bao-cao?tu={scene.Sessions[0].Day.AddYears(-1):yyyy-MM-dd}");

        var facts = FactsOf(browser.Page);
        Assert.Equal("2", facts["Số lớp"]);
        Assert.Equal("4", facts["Số mời (học viên từng có chỗ)"]);
        Assert.Equal("1", facts["Số người dự"]);
        Assert.Equal("3", facts["Số lượt dự"]);
    }

    [Fact]
    public async Task Period_EndsBeforeItBegins_IsTold()
    {
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);

        await browser.OpenAsync("/van-phong/bao-cao?tu=2026-05-01&den=2026-04-01");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("phải từ", browser.Page, StringComparison.Ordinal);
    }

    /// <summary>Four people: one at all three, one at two and excused once, one at one, one at none; a guest, a headcount, two bills.</summary>
    private async Task<ReportScene> FilledAsync()
    {
        var scene = await ReportScene.CreateAsync(Host);
        await Host.WriteAsync(db => db.Set<Person>().Where(p => p.PersonId == scene.People[0].PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Sex, Sex.Female)));
        await scene.MarkAsync(scene.People[0].PersonId, Present, Late, Present);
        await scene.MarkAsync(scene.People[1].PersonId, Present, Present, Absent);
        await scene.MarkAsync(scene.People[2].PersonId, Present, Excused, Absent);
        await scene.WalkInAsync(0, "Khách Lạ", Sex.Female);
        await scene.CountAsync(1, 40, 22);
        await Host.Data.AddAsync(
        [
            new CostLine { CostLineId = Guid.CreateVersion7(), OfferingId = scene.Offering.OfferingId, Item = "Nước uống", Amount = 500_000, Source = FundingSource.NtmBudget },
            new CostLine { CostLineId = Guid.CreateVersion7(), OfferingId = scene.Offering.OfferingId, Item = "Hội trường", Amount = 1_000_000, Source = FundingSource.Donated },
        ]);
        return scene;
    }

    private static Dictionary<string, string> FactsOf(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return page.QuerySelectorAll("section dl.facts dt").ToDictionary(t => Tidy(t.TextContent), t => Tidy(t.NextElementSibling!.TextContent));
    }

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static long Digits(string text) => long.Parse(string.Concat(text.Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
}
