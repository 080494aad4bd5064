using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Evaluations;

public sealed class EvaluationTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private CourseOffering offering = null!;
    private Person leader = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => $"/danh-gia/{offering.Code}";

    private string Desk => $"/van-phong/lop/{offering.Code}/danh-gia";

    public async ValueTask InitializeAsync()
    {
        leader = await fixture.Host.Data.CreatePersonAsync();
        offering = await ClassAsync(0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Send_ByPhone_CountsOnceAndLetsAnotherOfTheHouseholdAnswer()
    {
        using var phone = fixture.Host.OpenBrowser();
        var form = await phone.Http.GetStringAsync(Path, Token);
        Assert.DoesNotContain("__RequestVerificationToken", form, StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
        {
            using var sent = await phone.Http.PostFormOfAsync(form, Path, Fields(5, 4, 3, " Thêm buổi thực hành "), cancellationToken: Token);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            Assert.Contains("Cảm ơn. Phiếu đã được ghi.", await ReadAsync(phone, sent.Headers.Location!.ToString()), StringComparison.Ordinal);
        }

        Assert.Contains("Máy này đã gửi một phiếu", await ReadAsync(phone, Path), StringComparison.Ordinal);
        Assert.DoesNotContain("Máy này đã gửi một phiếu", await ReadAsync(phone, Path + "?moi=1"), StringComparison.Ordinal);
        using var second = await phone.Http.PostFormAsync(Path + "?moi=1", Fields(1, 1, 1, null), cancellationToken: Token);
        var answers = await AnswersAsync();
        Assert.Equal(2, answers.Count);
        var first = answers.Single(a => a.Content == 5);
        Assert.Equal((4, 3, "Thêm buổi thực hành", EvaluationSource.Phone), (first.Speaker, first.Place, first.Wish, first.Source));
    }

    [Fact]
    public async Task Send_SameFormAtOnce_CountsOnce()
    {
        using var phone = fixture.Host.OpenBrowser();
        var form = await phone.Http.GetStringAsync(Path, Token);

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => phone.Http.PostFormOfAsync(form, Path, Fields(5, 5, 5, null), cancellationToken: Token)));

        Assert.All(sent, s => Assert.Equal(HttpStatusCode.SeeOther, s.StatusCode));
        Assert.Single(await AnswersAsync());
    }

    [Fact]
    public async Task Send_MarkMissing_IsShownAgainWithTheRestKept()
    {
        using var phone = fixture.Host.OpenBrowser();

        using var sent = await phone.Http.PostFormAsync(Path, ("content", "4"), ("speaker", "9"), ("wish", "Loa to hơn"));

        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("Xin cho điểm phần “Người giảng”", page, StringComparison.Ordinal);
        Assert.Contains("Xin cho điểm phần “Chỗ học, tổ chức”", page, StringComparison.Ordinal);
        Assert.Contains("Loa to hơn</textarea>", page, StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());
    }

    [Fact]
    public async Task Send_FromAnotherSite_IsRefused()
    {
        using var content = new FormUrlEncodedContent(Fields(1, 1, 1, null).Append(new("key", $"{Guid.NewGuid():N}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.Add("Origin", "https://example.org");

        using var sent = await fixture.Host.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-7, true)]
    [InlineData(-8, false)]
    public async Task Form_OnADayBeforeOrAfterTheClass_IsOpenOrSaysWhenItIs(int days, bool isOpen)
    {
        offering = await ClassAsync(days);
        using var phone = fixture.Host.OpenBrowser();

        var page = await ReadAsync(phone, Path);
        var outcome = await fixture.Host.Services.GetRequiredService<EvaluationService>().SendAsync(
            offering.OfferingId, null, new EvaluationInput(1, 1, 1, null), $"{Guid.NewGuid()}", Token);

        Assert.Equal(isOpen, page.Contains("Gửi phiếu", StringComparison.Ordinal));
        Assert.NotEqual(isOpen, page.Contains("Phiếu đánh giá mở từ khi", StringComparison.Ordinal));
        Assert.Equal(isOpen, outcome.IsDone);
    }

    [Theory]
    [InlineData("km", "វាយតម្លៃថ្នាក់រៀន")]
    [InlineData("en", "Rate the class")]
    public async Task Form_InALanguage_SpeaksIt(string language, string title)
    {
        using var phone = fixture.Host.OpenBrowser();

        Assert.Contains($"<h1>{title}", Tidy(await ReadAsync(phone, $"{Path}?lang={language}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_FromTwoToThreeAnswers_OpenWithCountsBesideRates()
    {
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        await SendAsync(5, 5, 5, "Mong muốn thứ nhất");
        await SendAsync(4, 5, 2, null);

        var few = await ReadAsync(office.Browser, Desk);
        using var early = await office.Http.GetAsync(Desk + "/xlsx", Token);

        Assert.Contains("Chưa đủ 3 phiếu", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Mong muốn thứ nhất", few, StringComparison.Ordinal);
        Assert.DoesNotContain("<progress class=\"bar\" max=\"100\" value=\"50\" aria-label", few, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, early.StatusCode);

        await SendAsync(2, 5, 3, null);
        var enough = await ReadAsync(office.Browser, Desk);
        Assert.Contains("Mong muốn thứ nhất", enough, StringComparison.Ordinal);
        Assert.Contains("3,7", enough, StringComparison.Ordinal);
        Assert.Contains("trên 5, của 3 phiếu", enough, StringComparison.Ordinal);
        using var sheet = SheetReader.Open(new MemoryStream(await office.Http.GetByteArrayAsync(Desk + "/xlsx", Token)));
        var rows = sheet.Rows().Select(r => string.Join('|', r.Cells)).ToList();
        Assert.Contains("Nội dung|0|1|0|1|1|3|3,67", rows);
        Assert.Contains("Mong muốn thứ nhất", rows);
        Assert.Equal(1, await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.Exported && e.SubjectId == offering.OfferingId)));
    }

    [Fact]
    public async Task Paper_EnteredByWhoLeads_IsCountedAndSentTwiceCountsOnce()
    {
        using var trainer = await fixture.Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        var path = Desk + "/giay";
        var form = await trainer.Http.GetStringAsync(path, Token);
        (string Name, string Value)[] rows = [("content-1", "5"), ("speaker-1", "4"), ("place-1", "3"), ("content-2", "2"), ("wish-3", "Học buổi tối")];

        using var counted = await trainer.Http.PostFormAsync(path, [("sheets", "4"), .. rows]);
        Assert.Contains("Trên tay có 4 phiếu nhưng đã ghi 3 dòng", WebUtility.HtmlDecode(await counted.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        using var wrong = await trainer.Http.PostFormAsync(path, [("sheets", "3"), .. rows[1..], ("content-1", "6")]);
        Assert.Contains("chỉ ghi số từ 1 đến 5", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        Assert.Empty(await AnswersAsync());

        for (var i = 0; i < 2; i++)
        {
            using var sent = await trainer.Http.PostFormOfAsync(
                form, path, rows.Append(("sheets", "3")).Select(f => KeyValuePair.Create(f.Item1, f.Item2)), cancellationToken: Token);
            Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        }

        var answers = await AnswersAsync();
        Assert.Equal(3, answers.Count);
        Assert.All(answers, a => Assert.Equal(EvaluationSource.Paper, a.Source));
        Assert.Equal([2, 5, null], answers.Select(a => a.Content).OrderBy(c => c ?? 9));
        Assert.Contains("Chưa đủ 3 phiếu trả lời câu này: mới có 2.", await ReadAsync(trainer.Browser, Desk), StringComparison.Ordinal);
        Assert.Contains("điện thoại 0, giấy 3", await ReadAsync(trainer.Browser, Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_OfAUnit_IsReadByItsManagerAndNoOther()
    {
        var (own, other) = (await fixture.Host.Data.CreateUnitAsync(), await fixture.Host.Data.CreateUnitAsync());
        offering = await ClassAsync(0, own.UnitId);
        using var manager = await fixture.Host.SignInAsync(Role.UnitManager, own.UnitId);
        using var stranger = await fixture.Host.SignInAsync(Role.UnitManager, other.UnitId);

        using var seen = await manager.Http.GetAsync(Desk, Token);
        using var hidden = await stranger.Http.GetAsync(Desk, Token);
        using var entering = await manager.Http.GetAsync(Desk + "/giay", Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (seen.StatusCode, hidden.StatusCode, entering.StatusCode));
    }

    /// <summary>
    /// Whoever sends, signed in or not and in whatever order: the rows are the same but for chance, they hold nothing but class,
    /// source, day and what was said, and nothing else is written anywhere that knows of them.
    /// </summary>
    [Fact]
    public async Task Answers_InDatabaseAndExport_LeadToNobody()
    {
        string[] allowed = ["Content", "Day", "EvaluationId", "OfferingId", "Place", "SessionId", "Source", "Speaker", "Wish"];
        await fixture.Host.QueryAsync(db =>
        {
            Assert.Equal(allowed, db.Model.FindEntityType(typeof(Evaluation))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.Equal(["Day", "KeyHash"], db.Model.FindEntityType(typeof(EvaluationPass))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.DoesNotContain(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()), k => k.PrincipalEntityType.ClrType == typeof(Evaluation));
            return Task.FromResult(true);
        });
        var people = new List<(Guid Person, SignedIn Browser)>();
        for (var i = 0; i < 3; i++)
        {
            var person = await fixture.Host.Data.CreatePersonAsync();
            people.Add((person.PersonId, await fixture.Host.SignInAsync(Role.Learner, personId: person.PersonId)));
        }

        (int Mark, string Wish)[] said = [(1, "điều một"), (3, "điều hai"), (5, "điều ba")];
        var stored = new List<List<(int?, string?, DateOnly, EvaluationSource)>>();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 0, 1], [1, 2, 0] })
        {
            offering = await ClassAsync(0);
            var before = await RowsAsync();
            foreach (var (who, what) in order.Index())
            {
                using var sent = await people[who].Browser.Http.PostFormAsync(Path, Fields(said[what].Mark, said[what].Mark, said[what].Mark, said[what].Wish), cancellationToken: Token);
                Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            }

            var after = await RowsAsync();
            var answers = await AnswersAsync();
            var grown = after.Where(t => !t.Value.SequenceEqual(before[t.Key])).Select(t => t.Key).ToList();
            Assert.Equal(["EvaluationPasses", "Evaluations"], grown);
            var added = grown.SelectMany(t => after[t].Except(before[t])).ToList();
            Assert.Equal(6, added.Count);
            Assert.DoesNotContain(added, row => people.Any(p => Holds(row, p.Person) || Holds(row, p.Browser.AccountId)));
            Assert.All(answers, a => Assert.Equal(4, a.EvaluationId.Version));
            Assert.All(answers, a => Assert.DoesNotContain(after.Where(t => t.Key != "Evaluations").SelectMany(t => t.Value), row => Holds(row, a.EvaluationId)));
            stored.Add([.. answers.Select(a => (a.Content, a.Wish, a.Day, a.Source)).OrderBy(a => a.Content)]);
        }

        Assert.All(stored, s => Assert.Equal(stored[0], s));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        using var sheet = SheetReader.Open(new MemoryStream(await office.Http.GetByteArrayAsync(Desk + "/xlsx", Token)));
        var rows = sheet.Rows().ToList();
        // A wish stands alone: not beside marks, a day or an order.
        Assert.All(rows.Where(r => said.Any(s => r.Cells.Contains(s.Wish))), r => Assert.Single(r.Cells, c => c.Length > 0));
        people.ForEach(p => p.Browser.Dispose());
    }

    [Fact]
    public async Task Passes_AfterTheirDays_AreTakenOutAndAnswersStay()
    {
        await SendAsync(5, 5, 5, null);
        await fixture.Host.WriteAsync(db => db.Set<EvaluationPass>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Day, new DateOnly(2020, 1, 1))));

        await fixture.Host.Services.GetRequiredService<RetentionService>().RunAsync(Token);

        Assert.False(await fixture.Host.QueryAsync(db => db.Set<EvaluationPass>().AnyAsync(p => p.Day == new DateOnly(2020, 1, 1))));
        Assert.Single(await AnswersAsync());
    }

    private static bool Holds(string row, Guid id) =>
        row.Contains($"{id:D}", StringComparison.OrdinalIgnoreCase) || row.Contains($"{id:N}", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, string>> Fields(int content, int speaker, int place, string? wish) =>
        [new("content", $"{content}"), new("speaker", $"{speaker}"), new("place", $"{place}"), new("wish", wish ?? "")];

    private static string Tidy(string page) => string.Join("", page.Split('\n').Select(l => l.Trim()));

    private static async Task<string> ReadAsync(TestBrowser browser, string path) => WebUtility.HtmlDecode(await browser.Http.GetStringAsync(path, Token));

    private async Task SendAsync(int content, int speaker, int place, string? wish)
    {
        using var phone = fixture.Host.OpenBrowser();
        using var sent = await phone.Http.PostFormAsync(Path, Fields(content, speaker, place, wish), cancellationToken: Token);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private Task<CourseOffering> ClassAsync(int days, Guid? unit = null) => fixture.Host.Data.CreateOfferingAsync(o =>
    {
        o.OnDay(fixture.Host.Services.GetRequiredService<LocalTime>().Today.AddDays(days), 0, 1439, facilitators: leader.PersonId);
        if (unit is { } id)
        {
            o.ForUnit(id);
        }
    });

    private Task<List<Evaluation>> AnswersAsync() =>
        fixture.Host.QueryAsync(db => db.Set<Evaluation>().AsNoTracking().Where(e => e.OfferingId == offering.OfferingId).ToListAsync());

    /// <summary>Every table, but for those of jobs, which tick by themselves.</summary>
    private async Task<SortedDictionary<string, List<string>>> RowsAsync()
    {
        var configuration = fixture.Host.Services.GetRequiredService<IConfiguration>();
        var rows = await StoredRows.ReadAsync(configuration["Data:Folder"]!, configuration["Database:ConnectionString"]);
        foreach (var table in rows.Keys.Where(t => t.StartsWith("QRTZ_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            rows.Remove(table);
        }

        return rows;
    }
}
