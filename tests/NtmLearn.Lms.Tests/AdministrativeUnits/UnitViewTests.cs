using CsCheck;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Figures by unit, as it was then and mapped to a day.</summary>
public sealed class UnitViewTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    /// <summary>Random trees, acts, hamlets and rows: whatever the view, level and day, nothing is lost and nothing doubled.</summary>
    [Fact]
    public void Sum_OfAnyRows_IsTheSameInEveryView()
    {
        Gen.Int[1, int.MaxValue].Sample(
            seed =>
            {
                var world = new RandomWorld(seed);
                var rows = world.Rows(60);
                var rowsInAll = rows.Count;
                var figuresInAll = rows.Sum(r => r.Figures[0]);
                foreach (var view in new[] { UnitView.AsThen, UnitView.MappedTo(Start), UnitView.MappedTo(Start.AddDays(world.Random.Next(900))), UnitView.MappedTo(Start.AddDays(900)) })
                {
                    foreach (var level in Enum.GetValues<BreakdownLevel>())
                    {
                        var lines = new UnitBreakdown(world.Tree, view, level).Sum(rows);
                        Assert.Equal(rowsInAll, lines.Sum(l => l.Rows));
                        Assert.Equal(figuresInAll, lines.Sum(l => l.Figures[0]));
                        Assert.Equal(lines.Count, lines.Select(l => l.Key).Distinct().Count());
                        Assert.All(
                            lines.Where(l => l.Key.Kind == UnitLineKind.Unit && view.Day is not null),
                            l => Assert.True(world.Tree.Find(l.Key.UnitId!.Value)!.IsValidOn(view.Day!.Value)));
                        Assert.Equal(rows.Count(r => NamesNoUnit(world.Tree, r)), lines.Where(l => l.Key.Kind == UnitLineKind.NoUnit).Sum(l => l.Rows));
                    }
                }
            },
            iter: 300);
    }

    [Fact]
    public void Sum_SplitWithoutRule_SaysSoUnlessTheLevelAboveIsOne()
    {
        var (tree, a, day) = Split(takesOver: false);
        List<UnitFigures> rows = [new(a.UnitId, Start, null, [7])];

        var communes = new UnitBreakdown(tree, UnitView.MappedTo(day), BreakdownLevel.Commune).Sum(rows);
        var provinces = new UnitBreakdown(tree, UnitView.MappedTo(day), BreakdownLevel.Province).Sum(rows);
        var then = new UnitBreakdown(tree, UnitView.AsThen, BreakdownLevel.Commune).Sum(rows);

        Assert.Equal((UnitBreakdown.NotConvertibleLabel, 7m), (communes.Single().Label, communes.Single().Figures[0]));
        Assert.Equal("Tỉnh P", provinces.Single().Label);
        Assert.Equal("Xã A", then.Single().Label);
    }

    [Fact]
    public void Sum_SplitWithRule_GoesToTheOneThatTakesOver()
    {
        var (tree, a, day) = Split(takesOver: true);

        var lines = new UnitBreakdown(tree, UnitView.MappedTo(day), BreakdownLevel.Commune).Sum([new(a.UnitId, Start, null, [7])]);

        Assert.Equal("Xã B", lines.Single().Label);
    }

    [Fact]
    public void Sum_HamletKnownToHaveMoved_DecidesTheSplit()
    {
        var hamlet = new Hamlet { HamletId = Guid.NewGuid(), Name = "Ấp 1", SearchKey = "ap 1" };
        var (tree, a, day) = Split(takesOver: true, hamlet);
        List<UnitFigures> rows = [new(a.UnitId, Start, hamlet.HamletId, [7]), new(null, Start, hamlet.HamletId, [1]), new(null, Start, null, [2])];

        var communes = new UnitBreakdown(tree, UnitView.MappedTo(day), BreakdownLevel.Commune).Sum(rows);
        var hamlets = new UnitBreakdown(tree, UnitView.MappedTo(day), BreakdownLevel.Hamlet).Sum(rows);

        Assert.Equal([("Xã C", 8m), (UnitBreakdown.NoUnitLabel, 2m)], communes.Select(l => (l.Label, l.Figures[0])));
        Assert.Equal("Ấp 1, Xã C, Tỉnh P", hamlets[0].Path);
    }

    [Fact]
    public void MapTo_AnEarlierDay_OnlyWhereNothingWasMerged()
    {
        var (tree, a, day) = Split(takesOver: false);
        var part = tree.All.Single(u => u.Name == "B");

        Assert.Null(tree.MapTo(part.UnitId, day.AddDays(-1)));
        Assert.Equal(a.UnitId, tree.PossibleOn(part.UnitId, day.AddDays(-1)).Single());
    }

    private static bool NamesNoUnit(UnitTree tree, UnitFigures row) =>
        row.UnitId is null && (row.HamletId is not { } hamlet || tree.Hamlets.UnitOn(hamlet, row.Day) is null);

    /// <summary>Province P with commune A, split into B and C, where the hamlet goes to C.</summary>
    private static (UnitTree Tree, AdministrativeUnit A, DateOnly Day) Split(bool takesOver, Hamlet? hamlet = null)
    {
        var day = Start.AddDays(100);
        var p = RandomWorld.Unit("1", "P", UnitLevel.Province, null, null);
        var a = RandomWorld.Unit("10", "A", UnitLevel.Commune, p.UnitId, null);
        a.ValidTo = day.AddDays(-1);
        var b = RandomWorld.Unit("11", "B", UnitLevel.Commune, p.UnitId, day);
        var c = RandomWorld.Unit("12", "C", UnitLevel.Commune, p.UnitId, day);
        List<UnitSuccession> links = [RandomWorld.Link(a, b, day, takesOver), RandomWorld.Link(a, c, day, false)];
        var hamlets = hamlet is null ? HamletDirectory.Empty : new HamletDirectory(
            [hamlet],
            [
                new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = a.UnitId, ValidTo = day.AddDays(-1) },
                new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = c.UnitId, ValidFrom = day },
            ]);
        return (new UnitTree([p, a, b, c], links, hamlets), a, day);
    }
}
