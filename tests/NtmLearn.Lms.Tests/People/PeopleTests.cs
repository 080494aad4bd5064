using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.People;

public sealed class PeopleTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PersonService People => host.Services.GetRequiredService<PersonService>();

    private PersonSearch Search => host.Services.GetRequiredService<PersonSearch>();

    private PersonMerging Merging => host.Services.GetRequiredService<PersonMerging>();

    [Fact]
    public async Task Add_NumbersInOldWays_AreKeptInOneWay()
    {
        var unit = await host.Data.CreateUnitAsync();
        var caller = await host.Data.CallerAsync(Role.UnitManager, unit.UnitId);

        var outcome = await People.AddAsync(
            caller, Guid.NewGuid(), new PersonInput { FullName = "  Nguyễn Thị  Hòa ", Phone = "01682.345.678", Email = "HOA@Example.VN", UnitId = unit.UnitId }, null, Token);

        Assert.Equal("Nguyễn Thị Hòa", outcome.Value!.FullName);
        Assert.Equal("+84382345678", outcome.Value.Phone);
        Assert.Equal("hoa@example.vn", outcome.Value.Email);
    }

    [Fact]
    public async Task Add_SameIdTwice_AddsOne()
    {
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        var id = Guid.NewGuid();

        await People.AddAsync(caller, id, new PersonInput { FullName = "Trần Văn Một" }, null, Token);
        await People.AddAsync(caller, id, new PersonInput { FullName = "Trần Văn Một" }, null, Token);

        Assert.Single(await Search.FindAsync(UnitScope.Everything, new PersonQuery("tran van mot"), Token));
    }

    [Fact]
    public async Task Add_EverythingWrong_SaysSoAtEachField()
    {
        var caller = await host.Data.CallerAsync(Role.Coordinator);

        var outcome = await People.AddAsync(
            caller, Guid.NewGuid(), new PersonInput { FullName = "123", Phone = "19001234", Email = "không có", IdNumber = "12", YearOfBirth = 1776 }, null, Token);

        Assert.Equal(
            [nameof(PersonInput.Email), nameof(PersonInput.FullName), nameof(PersonInput.IdNumber), nameof(PersonInput.Phone), nameof(PersonInput.YearOfBirth)],
            outcome.Refusals.Select(r => r.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Add_OutsideOnesUnit_IsRefused()
    {
        var own = await host.Data.CreateUnitAsync();
        var foreign = await host.Data.CreateUnitAsync();
        var caller = await host.Data.CallerAsync(Role.UnitManager, own.UnitId);

        var outcome = await People.AddAsync(caller, Guid.NewGuid(), new PersonInput { FullName = "Lê Văn Xa", UnitId = foreign.UnitId }, null, Token);

        Assert.Equal(RefusalKind.Forbidden, Assert.Single(outcome.Refusals).Kind);
    }

    [Fact]
    public async Task Change_FromAnOldVersion_IsRefusedAndNothingIsLost()
    {
        var person = await host.Data.CreatePersonAsync();
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        await People.ChangeAsync(caller, person.PersonId, new PersonInput { FullName = "Người Sửa Trước" }, 0, Token);

        var late = await People.ChangeAsync(caller, person.PersonId, new PersonInput { FullName = "Người Sửa Sau" }, 0, Token);

        Assert.Equal("person_changed", Assert.Single(late.Refusals).Code);
        Assert.Single(await Search.FindAsync(UnitScope.Everything, new PersonQuery("nguoi sua truoc"), Token));
    }

    [Fact]
    public async Task Change_NothingDifferent_WritesNothing()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named("Kiên Thị Mai"));
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        await People.ChangeAsync(caller, person.PersonId, new PersonInput { FullName = "Kiên Thị Mai" }, 0, Token);
        var before = await AuditCountAsync(person.PersonId);
        var version = await host.QueryAsync(db => db.Set<Person>().Where(p => p.PersonId == person.PersonId).Select(p => p.Version).SingleAsync());

        await People.ChangeAsync(caller, person.PersonId, new PersonInput { FullName = "Kiên Thị Mai" }, version, Token);

        Assert.Equal(before, await AuditCountAsync(person.PersonId));
    }

    [Fact]
    public async Task Change_IsAuditedWithBeforeAndAfter()
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named("Sơn Văn Cũ"));
        var caller = await host.Data.CallerAsync(Role.Coordinator);

        await People.ChangeAsync(caller, person.PersonId, new PersonInput { FullName = "Sơn Văn Mới" }, 0, Token);

        var entry = await host.QueryAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.SubjectId == person.PersonId && e.Action == AuditAction.Changed));
        Assert.Equal(caller.AccountId, entry.ActorId);
        Assert.Contains("Sơn Văn Cũ", entry.Before, StringComparison.Ordinal);
        Assert.Contains("Sơn Văn Mới", entry.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dang thi dao")]
    [InlineData("ĐẶNG ĐÀO")]
    [InlineData("dao dang")]
    [InlineData("Đào")]
    [InlineData("dang thi da")]
    [InlineData("912345")]
    [InlineData("0912 345 678")]
    public async Task Search_AnyWayOfTyping_Finds(string typed)
    {
        await AddAsync("Đặng Thị Đào", "+84912345678");

        var found = await Search.FindAsync(UnitScope.Everything, new PersonQuery(typed), Token);

        Assert.Equal("Đặng Thị Đào", Assert.Single(found).FullName);
        Assert.Equal("0912 *** 678", found[0].MaskedPhone);
    }

    [Theory]
    [InlineData("ao")]
    [InlineData("dang van")]
    [InlineData("%")]
    public async Task Search_OtherNames_FindsNobody(string typed)
    {
        await AddAsync("Đặng Thị Đào", null);

        Assert.Equal(typed == "%" ? 1 : 0, (await Search.FindAsync(UnitScope.Everything, new PersonQuery(typed), Token)).Count);
    }

    [Fact]
    public async Task Search_IsInOrderOfGivenNames_PageAfterPage()
    {
        foreach (var name in (string[])["Trần Văn Ân", "Nguyễn Thị Ánh", "Lê An", "Phạm Thị Đào", "Kim Dung", "Thạch Em"])
        {
            await AddAsync(name, null);
        }

        var first = await Search.FindAsync(UnitScope.Everything, new PersonQuery(Limit: 4), Token);
        var second = await Search.FindAsync(UnitScope.Everything, new PersonQuery(After: (first[^1].SortKey, first[^1].PersonId), Limit: 4), Token);

        Assert.Equal(
            ["Lê An", "Nguyễn Thị Ánh", "Trần Văn Ân", "Kim Dung", "Phạm Thị Đào", "Thạch Em"],
            first.Concat(second).Select(p => p.FullName));
    }

    [Fact]
    public async Task Search_AfterEachChange_FindsPeopleAsTheyAre()
    {
        var unit = await host.Data.CreateUnitAsync();
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        var manager = (await host.Data.CallerAsync(Role.UnitManager, unit.UnitId)).ScopeOf(Right.ReadPeople);
        var person = await AddAsync("Huỳnh Thị Cũ", "+84912345678");
        Assert.Single(await Search.FindAsync(UnitScope.Everything, new PersonQuery("huynh"), Token));
        Assert.Empty(await Search.FindAsync(manager, new PersonQuery("huynh"), Token));

        await People.AddPostAsync(caller, person, Guid.NewGuid(), new PostInput(unit.UnitId, null, "Công chức", null, null, null), Token);
        Assert.Single(await Search.FindAsync(manager, new PersonQuery("huynh"), Token));

        await People.ChangeAsync(caller, person, new PersonInput { FullName = "Diệp Thị Mới" }, 0, Token);
        Assert.Empty(await Search.FindAsync(UnitScope.Everything, new PersonQuery("huynh"), Token));
        Assert.Empty(await Search.FindAsync(UnitScope.Everything, new PersonQuery("912345"), Token));
        Assert.Equal("Diệp Thị Mới", Assert.Single(await Search.FindAsync(manager, new PersonQuery("moi diep"), Token)).FullName);
    }

    [Fact]
    public async Task Search_ChangedByAnotherNode_IsFoundOnceTheDirectoryIsOlderThanItsTime()
    {
        await AddAsync("Kiên Văn Một", null);
        var elsewhere = new AuditedWriter(host.Services.GetRequiredService<WriterGate>(), host.Clock);
        var clock = new FakeTimeProvider(host.Clock.GetUtcNow());
        var contexts = host.Services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>();
        var search = new PersonSearch(
            new PersonDirectory(contexts, new AuditedWriter(host.Services.GetRequiredService<WriterGate>(), clock), clock), contexts);
        Assert.Single(await search.FindAsync(UnitScope.Everything, new PersonQuery("kien"), Token));

        await elsewhere.WriteAsync(
            Actor.Program("test"),
            async (db, token) =>
            {
                var person = await db.Set<Person>().SingleAsync(p => p.SearchKey == "kien van mot", token);
                (person.FullName, person.SearchKey) = ("Kim Văn Một", "kim van mot");
                await db.SaveChangesAsync(token);
            },
            Token);
        clock.Advance(PersonDirectory.KeptFor);

        Assert.Empty(await search.FindAsync(UnitScope.Everything, new PersonQuery("kien"), Token));
        Assert.Single(await search.FindAsync(UnitScope.Everything, new PersonQuery("kim"), Token));
    }

    [Fact]
    public async Task Search_ManagerOfACommune_SeesResidentsAndOfficialsAndThoseOfFormerCommunes()
    {
        var former = await host.Data.CreateUnitAsync(u => u.Until(new DateOnly(2025, 6, 30)));
        var today = await host.Data.CreateUnitAsync(u => u.From(new DateOnly(2025, 7, 1)).Succeeding(former, new DateOnly(2025, 7, 1)));
        var other = await host.Data.CreateUnitAsync();
        await host.Data.CreatePersonAsync(p => p.Named("Người Ở").LivingIn(today.UnitId));
        await host.Data.CreatePersonAsync(p => p.Named("Người Làm").WithPost(unit: today.UnitId));
        await host.Data.CreatePersonAsync(p => p.Named("Người Xã Cũ").LivingIn(former.UnitId));
        await host.Data.CreatePersonAsync(p => p.Named("Người Xã Khác").LivingIn(other.UnitId));
        var manager = await host.Data.CallerAsync(Role.UnitManager, today.UnitId);

        var found = await Search.FindAsync(manager.ScopeOf(Right.ReadPeople), new PersonQuery("nguoi"), Token);

        Assert.Equal(["Người Làm", "Người Xã Cũ", "Người Ở"], found.Select(p => p.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Duplicates_SameFamilyPhoneAlone_IsNoDuplicate()
    {
        await AddAsync("Thạch Sa Rây", "+84912345678");

        var likely = await DuplicatesAsync(new PersonInput { FullName = "Thạch Minh", Phone = "0912345678" });

        Assert.Empty(likely);
    }

    [Theory]
    [InlineData("Nguyen Thi Hoa", "0912345678", "cùng họ tên, cùng số điện thoại")]
    [InlineData("Nguyễn Thị Hoá", null, "cùng họ tên")]
    [InlineData("Nguyễn Thi Hoaa", "0912 345 678", "họ tên gần giống, cùng số điện thoại")]
    public async Task Duplicates_SameOrNearName_AreShownWithReasons(string name, string? phone, string reasons)
    {
        await AddAsync("Nguyễn Thị Hoa", "+84912345678");

        var likely = await DuplicatesAsync(new PersonInput { FullName = name, Phone = phone });

        Assert.Equal(reasons, string.Join(", ", Assert.Single(likely).Reasons));
    }

    [Fact]
    public async Task Merge_ThenUndo_RestoresBoth()
    {
        var (one, other, third) = (await AddAsync("Lâm Thị Một", null), await AddAsync("Lâm Thị Mot", null), await AddAsync("Lâm Thị Mốt", null));
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        var first = await Merging.MergeAsync(caller, other, third, "cùng một người", Token);
        var second = await Merging.MergeAsync(caller, one, other, "cùng một người", Token);
        Assert.Equal(["Lâm Thị Một"], await NamesAsync("lam thi mot"));

        await Merging.UndoAsync(caller, second.Value!.PersonMergeId, Token);

        Assert.Equal(["Lâm Thị Một", "Lâm Thị Mot"], (await NamesAsync("lam thi mot")).OrderByDescending(n => n, StringComparer.Ordinal));
        await Merging.UndoAsync(caller, first.Value!.PersonMergeId, Token);
        Assert.Equal(3, (await NamesAsync("lam thi mot")).Count);
    }

    [Fact]
    public async Task Merge_ByAUnitManager_IsRefused()
    {
        var unit = await host.Data.CreateUnitAsync();
        var (one, other) = (await AddAsync("Lâm Thị Hai", null), await AddAsync("Lâm Thị Hai", null));

        var outcome = await Merging.MergeAsync(await host.Data.CallerAsync(Role.UnitManager, unit.UnitId), one, other, "trùng", Token);

        Assert.Equal("merge_not_allowed", Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task Post_OfSecretaryWhoMoves_LeavesOneHistoryAndTwoPosts()
    {
        var (july, june) = (new DateOnly(2025, 7, 1), new DateOnly(2025, 6, 30));
        var (before, after) = (await host.Data.CreateUnitAsync(), await host.Data.CreateUnitAsync());
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        var id = await AddAsync("Kim Văn Bí", null);
        var first = await People.AddPostAsync(caller, id, Guid.NewGuid(), new PostInput(before.UnitId, null, "Bí thư", null, null, null), Token);

        await People.EndPostAsync(caller, first.Value!.PostId, june, Token);
        await People.AddPostAsync(caller, id, Guid.NewGuid(), new PostInput(after.UnitId, null, "Bí thư", null, july, null), Token);

        var posts = await host.QueryAsync(db => db.Set<Post>().Where(p => p.PersonId == id).OrderBy(p => p.ValidTo == null).ToListAsync());
        Assert.Equal([(before.UnitId, june), (after.UnitId, null)], posts.Select(p => (p.UnitId!.Value, p.ValidTo)));
    }

    private async Task<Guid> AddAsync(string name, string? phone)
    {
        var id = Guid.NewGuid();
        var outcome = await People.AddAsync(await host.Data.CallerAsync(Role.Coordinator), id, new PersonInput { FullName = name, Phone = phone }, null, Token);
        Assert.Empty(outcome.Refusals);
        return id;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string text) =>
        [.. (await Search.FindAsync(UnitScope.Everything, new PersonQuery(text), Token)).Select(p => p.FullName)];

    private Task<IReadOnlyList<LikelyDuplicate>> DuplicatesAsync(PersonInput input) =>
        host.Services.GetRequiredService<PersonDuplicates>().FindAsync(UnitScope.Everything, input, except: null, Token);

    private Task<int> AuditCountAsync(Guid personId) => host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.SubjectId == personId));
}
