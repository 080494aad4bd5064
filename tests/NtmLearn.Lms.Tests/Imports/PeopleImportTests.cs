using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class PeopleImportTests(ImportHost imports) : IClassFixture<ImportHost>
{
    private static readonly string[] Header = ["STT", "Họ và tên", "Năm sinh", "SĐT", "Số CCCD", "Xã, phường", "Chức vụ"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trial_GoodAndBadRows_AreToldAndNothingIsWritten()
    {
        var run = await imports.TryAsync(
            ImportKind.People,
            ["ỦY BAN NHÂN DÂN TỈNH"],
            null,
            ["DANH SÁCH CÁN BỘ"],
            Header,
            ["1", "Lâm Thị Thử Nghiệm", "1985", "912345670", "", "", ""],
            ["2", "Lâm Văn Sai Số", "1985", "12", "", "", ""],
            ["3", "Lâm Văn Chưa Sinh", "2985", "0912345671", "", "Xã Không Có", ""]);

        Assert.Equal((ImportState.Checked, 3, 1, 2), (run.State, run.Rows, run.Added, run.Rejected));
        Assert.Empty(await imports.PeopleAsync("Lâm Thị Thử Nghiệm"));
        Assert.Equal(
            [(6, "D, Điện thoại"), (7, "C, Năm sinh"), (7, "F, Đơn vị")],
            (await imports.IssuesAsync(run)).Select(i => (i.Row, i.Column!)).Order());
        var page = await imports.Http.GetStringAsync($"{ImportEndpoints.Root}/{run.ImportRunId}", Token);
        Assert.Contains("Nhập các dòng đúng (1)", page);
        Assert.Contains("Số điện thoại thiếu chữ số", page);
    }

    [Fact]
    public async Task Begin_GoodRows_StandAsForms_WouldHaveLeftThem()
    {
        var unit = await imports.Host.Data.CreateUnitAsync(u => u.Named("Nhập Một"));

        var run = await imports.ImportAsync(
            ImportKind.People,
            Header,
            ["1", "THẠCH THỊ SA RÂY", "12/03/1979", "0168 234 5678", "84179001234", "xa nhap mot", "Trưởng ấp"]);

        Assert.Equal((ImportState.Done, 1, 0), (run.State, run.Added, run.Rejected));
        var person = await imports.PersonAsync("Thạch Thị Sa Rây");
        Assert.Equal((1979, "+84382345678", "084179001234"), (person.YearOfBirth, person.Phone, person.IdNumber));
        var post = Assert.Single(await imports.PostsAsync(person));
        Assert.Equal((unit.UnitId, "Trưởng ấp"), (post.UnitId, post.Title));
        var audited = await imports.Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(a => a.PersonId == person.PersonId && a.ActorKind == ActorKind.Account, Token));
        Assert.Equal(2, audited);
    }

    [Fact]
    public async Task SameFileTwice_ChangesNothing()
    {
        await imports.Host.Data.CreateUnitAsync(u => u.Named("Nhập Hai"));
        string[]?[] rows =
        [
            Header,
            ["1", "Sơn Thị Một", "1980", "0912 000 201", "084180000201", "Nhập Hai", "Chủ tịch"],
            ["2", "Sơn Thị Hai", "1981", "0912 000 202", "", "Nhập Hai", ""],
            ["3", "Sơn Thị Ba", "1982", "", "", "Nhập Hai", "Văn thư"],
            ["4", "Sơn Thị Bốn", "", "", "", "Nhập Hai", ""],
        ];
        var file = Workbook.Of(rows).ToArray();
        var first = await imports.BeginAsync((await SentAsync(file)).ImportRunId);
        var before = await CountAsync();

        var trial = await SentAsync(file);
        var page = await imports.Http.GetStringAsync($"{ImportEndpoints.Root}/{trial.ImportRunId}", Token);
        var second = await imports.Host.Services.GetRequiredService<ImportService>()
            .BeginAsync(await imports.Host.Data.CallerAsync(Role.Coordinator), trial.ImportRunId, Token);

        var run = await imports.WaitAsync(trial.ImportRunId);
        Assert.True(second.IsDone);
        Assert.Equal(4, first.Added);
        Assert.Equal((0, 0, 4, 0), (trial.Added, trial.Changed, trial.Unchanged, trial.Rejected));
        Assert.Equal((0, 0, 4, 0), (run.Added, run.Changed, run.Unchanged, run.Rejected));
        Assert.Equal(before, await CountAsync());
        Assert.Contains("Mọi dòng đều đã có", page);
        Assert.Contains("Tệp giống hệt đã được nhập", page);
    }

    [Fact]
    public async Task Known_WithMoreToSay_GetWhatIsNewAndLoseNothing()
    {
        var unit = await imports.Host.Data.CreateUnitAsync(u => u.Named("Nhập Ba"));
        await imports.ImportAsync(ImportKind.People, Header, ["1", "Kim Văn Đủ", "1970", "0912 000 301", "", "Nhập Ba", ""]);

        var run = await imports.ImportAsync(ImportKind.People, Header, ["1", "KIM VAN DU", "", "0912000301", "084170000301", "", ""]);

        Assert.Equal((0, 1), (run.Added, run.Changed));
        var person = await imports.PersonAsync("Kim Văn Đủ");
        Assert.Equal((1970, "084170000301", unit.UnitId), (person.YearOfBirth, person.IdNumber, person.UnitId));
    }

    [Fact]
    public async Task SameNameOfTwo_WithNothingToTellThemApart_IsLeftToAPerson()
    {
        var unit = await imports.Host.Data.CreateUnitAsync(u => u.Named("Nhập Bốn"));
        await imports.Host.Data.CreatePersonAsync(p => p.Named("Trần Văn Trùng").LivingIn(unit.UnitId));
        await imports.Host.Data.CreatePersonAsync(p => p.Named("Trần Văn Trùng").LivingIn(unit.UnitId));

        var run = await imports.TryAsync(ImportKind.People, Header, ["1", "Trần Văn Trùng", "", "", "", "Nhập Bốn", ""]);

        Assert.Equal(1, run.Rejected);
        Assert.Contains("Có 2 người", Assert.Single(await imports.IssuesAsync(run)).Message);
    }

    [Fact]
    public async Task SameIdNumber_UnderAnotherName_IsRefused()
    {
        await imports.ImportAsync(ImportKind.People, Header, ["1", "Lê Thị Chủ Số", "1970", "", "084170000555", "", ""]);

        var run = await imports.TryAsync(ImportKind.People, Header, ["1", "Lê Thị Mượn Số", "1970", "", "084170000555", "", ""]);

        Assert.Contains("người tên khác", Assert.Single(await imports.IssuesAsync(run)).Message);
    }

    [Fact]
    public async Task TwiceInOneFile_TheLaterIsTold()
    {
        var run = await imports.TryAsync(
            ImportKind.People,
            Header,
            ["1", "Võ Thị Hai Lần", "1970", "0912 000 401", "", "", ""],
            ["2", "Võ Thị Khác", "1970", "0912 000 401", "", "", ""],
            ["3", "võ thị hai lần", "", "+84912000401", "", "", ""]);

        Assert.Equal((2, 1), (run.Added, run.Rejected));
        var issue = Assert.Single(await imports.IssuesAsync(run));
        Assert.Equal(4, issue.Row);
        Assert.Contains("dòng 2", issue.Message);
    }

    [Fact]
    public async Task LegacyAndDecomposedLetters_AreMendedAndTold()
    {
        var decomposed = "Nguyễn Thị Tách Dấu".Normalize(NormalizationForm.FormD);

        var run = await imports.ImportAsync(
            ImportKind.People,
            ["Họ và tên", "Năm sinh", "Điện thoại"],
            [decomposed, "1990", "0912 000 501"],
            ["NguyÔn V¨n T©n", "1991", "0912 000 502"]);

        Assert.Equal(2, run.Added);
        await imports.PersonAsync("Nguyễn Thị Tách Dấu");
        await imports.PersonAsync("Nguyễn Văn Tân");
        Assert.Contains("TCVN3", Assert.Single(await imports.IssuesAsync(run, IssueWeight.Warning)).Message);
    }

    [Fact]
    public async Task SexInColumnsAndNamesInParts_AreRead()
    {
        var run = await imports.ImportAsync(
            ImportKind.People,
            ["TT", "Họ và tên đệm", "Tên", "Nam", "Nữ", "Điện thoại"],
            ["1", "Huỳnh Thị", "Ghép", "", "1975", "0912 000 601"],
            ["2", "Huỳnh Văn", "Ghép", "x", "", "0912 000 602"]);

        Assert.Equal(2, run.Added);
        var woman = await imports.PersonAsync("Huỳnh Thị Ghép");
        Assert.Equal((Sex.Female, 1975), (woman.Sex, woman.YearOfBirth));
        Assert.Equal(Sex.Male, (await imports.PersonAsync("Huỳnh Văn Ghép")).Sex);
    }

    [Fact]
    public async Task Rejected_MendedAndSentAgain_AreTaken()
    {
        var run = await imports.ImportAsync(
            ImportKind.People,
            Header,
            ["1", "Đỗ Thị Đúng", "1970", "0912 000 701", "", "", ""],
            ["2", "Đỗ Thị Sửa", "1970", "0912 000", "", "", ""]);
        var rows = await imports.RejectedAsync(run);

        Assert.Equal(["STT", "Họ và tên", "Năm sinh", "SĐT", "Số CCCD", "Xã, phường", "Chức vụ", "Lý do"], rows[0]);
        Assert.Equal("Đỗ Thị Sửa", Assert.Single(rows.Skip(1))[1]);
        Assert.Contains("thiếu chữ số", rows[1][7]);
        string[] mended = [.. rows[1]];
        mended[3] = "0912 000 702";
        var again = await imports.ImportAsync(ImportKind.People, [.. rows[0]], mended);
        Assert.Equal((1, 0), (again.Added, again.Rejected));
        await imports.PersonAsync("Đỗ Thị Sửa");
    }

    [Fact]
    public async Task Csv_IsTakenToo()
    {
        var id = await imports.SendAsync(
            ImportKind.People, new MemoryStream(Encoding.UTF8.GetBytes("\uFEFFHọ tên;Năm sinh;Điện thoại\r\nTô Thị Phẩy;1966;0912000801\r\n")), "ds.csv");

        Assert.Equal(1, (await imports.WaitAsync(id)).Added);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("xls")]
    [InlineData("empty-columns")]
    public async Task Unusable_IsRefusedAtOnceWithWhatToDo(string what)
    {
        using var content = what switch
        {
            "html" => new MemoryStream(Encoding.UTF8.GetBytes("<html><table><tr><td>Họ và tên</td></tr></table></html>")),
            "xls" => new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]]),
            _ => Workbook.Of(["Cột 1", "Cột 2"], ["a", "b"]),
        };

        using var response = await ImportHost.PostAsync(imports.Http, ImportKind.People, content, "danh sách.xlsx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Chưa nhận được tệp", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task ThirtyMegabytes_AreRefusedInWords()
    {
        using var content = new MemoryStream(new byte[30_000_000]);

        using var response = await ImportHost.PostAsync(imports.Http, ImportKind.People, content, "to.xlsx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Tệp lớn quá 20 MB", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task FileThatUnfoldsWithoutEnd_StopsTheRunInWords()
    {
        // Its beginning is a list; what follows unfolds to more than is borne.
        var cell = $"<c t=\"inlineStr\"><is><t>{new string('a', 30_000)}</t></is></c>";
        var rows = Workbook.Rows(["Họ và tên", "Năm sinh"], ["Nguyễn Thị Bom", "1970"])
            + string.Concat(Enumerable.Range(3, 6_000).Select(i => $"<row r=\"{i}\">{cell}</row>"));
        using var content = new Workbook().With("Sheet1", rows).ToStream();

        using var response = await ImportHost.PostAsync(imports.Http, ImportKind.People, content, "bom.xlsx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Nội dung trong tệp quá lớn", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task AtWork_ShowsHowFarAndAsksAgain()
    {
        var run = new ImportRun
        {
            ImportRunId = Guid.NewGuid(),
            Kind = ImportKind.People,
            State = ImportState.Running,
            FileHash = new string('0', 64),
            FileName = "đang nhập.xlsx",
            ActorKind = ActorKind.Account,
            CreatedAt = imports.Host.Clock.GetUtcNow().UtcDateTime,
            StartedAt = imports.Host.Clock.GetUtcNow().UtcDateTime,
            Rows = 10_000,
            RowsDone = 3_400,
            HeldBy = Guid.NewGuid(),
            HeldUntil = imports.Host.Clock.GetUtcNow().UtcDateTime.AddHours(1),
        };
        await imports.Host.WriteAsync(async db =>
        {
            db.Add(run);
            await db.SaveChangesAsync(Token);
        });

        using var response = await imports.Http.GetAsync($"{ImportEndpoints.Root}/{run.ImportRunId}", Token);

        Assert.Equal("2", Assert.Single(response.Headers.GetValues("Refresh")));
        Assert.Contains("3.400/10.000", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task ThousandRows_AreAllTaken()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => (string[]?)["" + i, $"Người Nghìn {Word(i)}", "1970", $"09{13_000_000 + i}", "", "", ""]);

        var run = await imports.ImportAsync(ImportKind.People, [Header, .. rows]);

        Assert.Equal((1_000, 1_000, 1_000), (run.Rows, run.RowsDone, run.Added));
    }

    [Fact]
    public async Task WhoMayNotImport_IsShownTheDoor()
    {
        var unit = await imports.Host.Data.CreateUnitAsync();
        using var manager = await imports.Host.SignInAsync(Role.UnitManager, unit.UnitId);

        using var response = await manager.Http.GetAsync(ImportEndpoints.Root, Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Template_IsAFileThatCanBeSent()
    {
        using var file = new MemoryStream(await imports.Http.GetByteArrayAsync($"{ImportEndpoints.Root}/mau/nguoi", Token));

        using var response = await ImportHost.PostAsync(imports.Http, ImportKind.People, file, "mau.xlsx");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    [Fact]
    public async Task OldFiles_AreForgotten()
    {
        var run = await imports.TryAsync(ImportKind.People, Header, ["1", "Phan Thị Quên", "1970", "0912", "", "", ""]);
        await imports.Host.WriteAsync(db => db.Set<ImportRun>().Where(r => r.ImportRunId == run.ImportRunId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CreatedAt, run.CreatedAt.AddDays(-31)), Token));

        Assert.Equal(1, await imports.Host.Services.GetRequiredService<ImportService>().ForgetAsync(run.CreatedAt.AddDays(-30), Token));

        Assert.Empty(await imports.IssuesAsync(run));
        Assert.Null(imports.Host.Services.GetRequiredService<FileStore>().Open(run.FileHash));
        Assert.Contains("hết hạn giữ", await imports.Http.GetStringAsync($"{ImportEndpoints.Root}/{run.ImportRunId}", Token));
    }

    private static string Word(int number) => string.Concat($"{number:0000}".Select(c => (char)('a' + (c - '0'))));

    private Task<int> CountAsync() => imports.Host.QueryAsync(async db =>
        await db.Set<Person>().CountAsync(Token) + await db.Set<Post>().CountAsync(Token) + await db.Set<AuditEntry>().CountAsync(a => a.PersonId != null, Token));

    private async Task<ImportRun> SentAsync(byte[] file) =>
        await imports.WaitAsync(await imports.SendAsync(ImportKind.People, new MemoryStream(file)));
}
