using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Reference;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.Reference;

/// <summary>Reference files taken into the database.</summary>
public sealed class LoadingTests(GroundHost ground) : IClassFixture<GroundHost>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private ReferenceLoader Loader => ground.Host.Services.GetRequiredService<ReferenceLoader>();

    [Theory]
    [InlineData(2023, 4, 18, 106, 9)]
    [InlineData(2024, 12, 31, 106, 9)]
    [InlineData(2025, 1, 1, 104, 9)]
    [InlineData(2025, 6, 30, 104, 9)]
    [InlineData(2025, 7, 1, 41, 0)]
    [InlineData(2026, 11, 23, 41, 0)]
    public async Task Units_OnADay_AreAsManyAsTheActsSay(int year, int month, int day, int communes, int districts)
    {
        var on = (await ground.TreeAsync()).All.Where(u => u.IsValidOn(new DateOnly(year, month, day)) && u.Code.Length <= 5 && u.Code[0] != '9').ToList();

        Assert.Equal(communes, on.Count(u => u.Level == UnitLevel.Commune));
        Assert.Equal(districts, on.Count(u => u.Level == UnitLevel.District));
        Assert.Single(on, u => u.Level == UnitLevel.Province);
    }

    [Fact]
    public async Task OldCommunes_MappedToToday_AreOneOfFortyOne()
    {
        var tree = await ground.TreeAsync();
        var old = tree.All.Where(u => u is { Level: UnitLevel.Commune, ValidFrom: null }).ToList();

        var now = old.Select(u => tree.MapTo(u.UnitId, Today)).ToList();

        Assert.Equal(106, old.Count);
        Assert.All(now, u => Assert.True(u is { Level: UnitLevel.Commune, ValidTo: null }));
        Assert.Equal(41, now.Distinct().Count());
        Assert.All(now, u => Assert.EndsWith("Tỉnh Vĩnh Long", tree.PathOf(u!.UnitId)));
    }

    [Fact]
    public async Task Acts_AreGroupedByNumberDayAndKind()
    {
        var acts = await ground.Host.QueryAsync(db => db.Set<Reorganisation>().Where(r => db.Set<ReferenceRow>().Any(f => f.RowId == r.ReorganisationId)).ToListAsync());

        Assert.Equal(4, acts.Count);
        var known = Assert.Single(acts, a => a.Number == "1277/NQ-UBTVQH15");
        Assert.Equal(2, await ground.Host.QueryAsync(db => db.Set<UnitSuccession>().CountAsync(s => s.ReorganisationId == known.ReorganisationId)));
        Assert.Equal(2, acts.Count(a => a.Number is null));
    }

    [Fact]
    public async Task Organisations_OfEveryUnit_HaveACommitteeThatIsFollowed()
    {
        var organisations = await ground.Host.QueryAsync(db => db.Set<Organisation>().ToListAsync());
        var links = await ground.Host.QueryAsync(db => db.Set<OrganisationSuccession>().ToListAsync());

        Assert.Equal(41 + 1, organisations.Count(o => o is { Kind: OrganisationKind.PeoplesCommittee, ValidTo: null }));
        var old = Assert.Single(organisations, o => o.Name == "UBND xã Định An, huyện Trà Cú");
        var next = Assert.Single(links, l => l.PredecessorId == old.OrganisationId);
        Assert.Equal("UBND xã Đại An, tỉnh Vĩnh Long", organisations.Single(o => o.OrganisationId == next.SuccessorId).Name);
        Assert.Equal(5, links.Count(l => l.Kind == OrganisationSuccessionKind.Under));
        Assert.All(organisations, o => Assert.NotNull(o.Role));
    }

    [Fact]
    public async Task TopicsAndDays_AreThere()
    {
        var topics = await ground.Host.QueryAsync(db => db.Set<Topic>().OrderBy(t => t.Code).ToListAsync());
        var days = await ground.Host.QueryAsync(db => db.Set<AvoidedDays>().ToListAsync());

        Assert.Equal([1, 2, 3, 4, 5, 6], topics.Select(t => t.PlanContent));
        Assert.Contains(days, d => d is { Name: "Chôl Chnăm Thmây", Blocks: true } && d.FirstDay == new DateOnly(2026, 4, 14));
        Assert.Contains(days, d => d is { Name: "Ok Om Bok", Blocks: false } && d.FirstDay <= new DateOnly(2025, 11, 5) && new DateOnly(2025, 11, 5) <= d.LastDay);
        Assert.All(days, d => Assert.True(d.FirstDay <= d.LastDay && d.LastDay.DayNumber - d.FirstDay.DayNumber < 10));
    }

    [Fact]
    public async Task Load_Again_ChangesNothing()
    {
        var before = await CountsAsync();
        File.AppendAllText(Path.Combine(ground.ReferenceFolder, "criteria.csv"), "# another remark\n");

        var report = await Loader.LoadAsync(ground.ReferenceFolder, CancellationToken.None);
        var again = await Loader.LoadAsync(ground.ReferenceFolder, CancellationToken.None);

        Assert.Equal((0, 0), (report.Added, report.Changed));
        Assert.Equal(ReferenceReport.Nothing, again);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Load_FileChanged_ReachesWhatNobodyEdited()
    {
        var edited = await ground.UnitAsync("29533", Today);
        var outcome = await ground.Units.EditAsync(
            GroundHost.Office, UnitScope.Everything, edited.UnitId,
            new UnitDraft(edited.Code, "Long Vĩnh sửa", edited.Level, edited.Kind, edited.ParentId, edited.ValidFrom, edited.ValidTo, null), null, CancellationToken.None);
        Assert.True(outcome.IsDone);
        Replace("administrative-units.csv", "29533,Long Vĩnh,Xã Long Vĩnh,commune,xã,86", "29533,Long Vĩnh tệp,Xã Long Vĩnh tệp,commune,xã,86");
        Replace("administrative-units.csv", "29536,Đông Hải,Xã Đông Hải,commune,xã,86", "29536,Đông Hải tệp,Xã Đông Hải tệp,commune,xã,86");

        var report = await Loader.LoadAsync(ground.ReferenceFolder, CancellationToken.None);

        Assert.Equal(1, report.Changed);
        Assert.Equal("Xã Long Vĩnh sửa", (await ground.UnitAsync("29533", Today)).FullName);
        Assert.Equal("Xã Đông Hải tệp", (await ground.UnitAsync("29536", Today)).FullName);
    }

    private void Replace(string file, string before, string after)
    {
        var path = Path.Combine(ground.ReferenceFolder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(before, text);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    private async Task<(int Units, int Links, int Organisations, int Days, int Audits)> CountsAsync() => await ground.Host.QueryAsync(async db => (
        await db.Set<AdministrativeUnit>().CountAsync(),
        await db.Set<UnitSuccession>().CountAsync(),
        await db.Set<Organisation>().CountAsync(),
        await db.Set<AvoidedDays>().CountAsync(),
        await db.Set<AuditEntry>().CountAsync()));
}
