using System.Globalization;

namespace NtmLearn.Bot.Tests.Content;

/// <summary>Units, bodies and criteria with their dates and successors.</summary>
public sealed class ReferenceFilesTests
{
    private static readonly DateOnly Reorganisation = new(2025, 7, 1);

    private sealed record Unit(string Code, string Name, string FullName, string Level, string Parent, DateOnly? From, DateOnly? To)
    {
        public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
    }

    private sealed record Succession(string Predecessor, string Successor, DateOnly Day, string Kind);

    private static readonly IReadOnlyList<Unit> Units = [.. ContentFiles.Csv("reference/administrative-units.csv").Select(r =>
        new Unit(r["code"], r["name"], r["full_name"], r["level"], r["parent_code"], Day(r["valid_from"]), Day(r["valid_to"])))];

    private static readonly IReadOnlyList<Succession> Successions = [.. ContentFiles.Csv("reference/successions.csv").Select(r =>
        new Succession(r["predecessor_code"], r["successor_code"], Day(r["effective_date"])!.Value, r["kind"]))];

    [Theory]
    [InlineData("2023-04-18", 106, 9)]
    [InlineData("2025-01-01", 104, 9)]
    [InlineData("2025-06-30", 104, 9)]
    [InlineData("2025-07-01", 41, 0)]
    [InlineData("2026-11-23", 41, 0)]
    public void CountingUnits_OnADay_GivesTheOfficialFigures(string day, int communes, int districts)
    {
        var on = Units.Where(u => u.HoldsOn(Day(day)!.Value)).ToList();

        Assert.Equal(communes, on.Count(u => u.Level == "commune"));
        Assert.Equal(districts, on.Count(u => u.Level == "district"));
        Assert.Single(on, u => u.Level == "province");
        Assert.Equal(on.Count, on.Select(u => u.Code).Distinct().Count());
    }

    [Fact]
    public void Units_ByKind_AreThoseOfTheActs()
    {
        var before = Units.Where(u => u.Level == "commune" && u.HoldsOn(new DateOnly(2023, 4, 18))).ToList();
        var after = Units.Where(u => u.Level == "commune" && u.HoldsOn(Reorganisation)).ToList();

        Assert.Equal((85, 11, 10), (Kind(before, "Xã "), Kind(before, "Phường "), Kind(before, "Thị trấn ")));
        Assert.Equal((35, 6), (Kind(after, "Xã "), Kind(after, "Phường ")));

        static int Kind(List<Unit> units, string word) => units.Count(u => u.FullName.StartsWith(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Parents_OfEveryUnit_HoldAtTheSameTime()
    {
        Assert.All(Units, u => Assert.True(u.From is null || u.To is null || u.From <= u.To));
        Assert.All(Units.Where(u => u.Parent.Length > 0), u =>
            Assert.Contains(Units, p => p.Code == u.Parent && p.HoldsOn(u.From ?? new DateOnly(2023, 1, 1))));
    }

    [Fact]
    public void Following_EveryOldCommune_EndsAtOneUnitOfToday()
    {
        foreach (var old in Units.Where(u => u is { Level: "commune", From: null }))
        {
            var (code, day, steps) = (old.Code, DateOnly.MinValue, 0);
            while (Successions.Where(s => s.Predecessor == code && s.Day > day).OrderBy(s => s.Day).ToList() is [var next, ..] all)
            {
                Assert.Single(all, s => s.Day == next.Day);
                Assert.Contains(Units, u => u.Code == next.Successor && u.HoldsOn(next.Day));
                (code, day) = (next.Successor, next.Day);
                Assert.True(++steps <= 2, $"{old.FullName}: too many steps");
            }

            Assert.Equal(Reorganisation, day);
            Assert.Single(Units, u => u.Code == code && u is { Level: "commune", To: null });
        }
    }

    [Fact]
    public void Successions_OfCommunes_LeaveNoNewUnitWithoutPredecessor()
    {
        var today = Units.Where(u => u is { Level: "commune", To: null }).Select(u => u.Code).Order();

        var reached = Successions.Where(s => s.Day == Reorganisation && s.Predecessor != "84").Select(s => s.Successor).Distinct().Order();

        Assert.Equal(today, reached);
        Assert.Equal(Successions.Count, Successions.Distinct().Count());
        Assert.Equal(4, Successions.Count(s => s.Kind == "unchanged"));
    }

    [Fact]
    public void UnitsDocument_AgainstTheTables_SaysWhereEveryOldCommuneWent()
    {
        var text = ContentFiles.Documents.Single(d => d.Document.DocumentId == "don-vi-hanh-chinh").Document.Text;

        foreach (var old in Units.Where(u => u is { Level: "commune", From: null } && u.To == new DateOnly(2025, 6, 30)))
        {
            var succession = Successions.Single(s => s.Predecessor == old.Code && s.Day == Reorganisation);
            var successor = Lower(Units.Single(u => u.Code == succession.Successor && u.From == Reorganisation).FullName);
            var district = Lower(Units.Single(u => u.Code == old.Parent).FullName);
            var verb = succession.Kind == "unchanged" ? "giữ nguyên là" : "thuộc";

            Assert.Contains($"{old.FullName} ({district}) từ 01/7/2025 {verb} {successor}, tỉnh Vĩnh Long.", text);
        }

        static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    [Fact]
    public void Bodies_WithTheirSuccessors_AreNamedOnceAndHaveNoCycle()
    {
        var bodies = ContentFiles.Csv("reference/bodies.csv");
        var follows = ContentFiles.Csv("reference/body-successions.csv");
        var names = bodies.Select(b => b["name"]).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(bodies, b => Assert.True(b["role"].Length > 0 && !(Day(b["valid_from"]) > Day(b["valid_to"]))));
        Assert.All(follows, f => Assert.True(names.Contains(f["predecessor"]) && names.Contains(f["successor"]), f["predecessor"]));
        Assert.All(follows, f => Assert.Matches("^(merge|under)$", f["kind"]));
        var next = follows.ToLookup(f => f["predecessor"], f => f["successor"]);
        Assert.All(names, start => Assert.DoesNotContain(start, Reach(start, next)));
        Assert.All(follows.Where(f => f["effective_date"].Length > 0), f =>
            Assert.True(!(Day(bodies.Single(b => b["name"] == f["predecessor"])["valid_to"]) >= Day(f["effective_date"])), f["predecessor"]));

        static HashSet<string> Reach(string start, ILookup<string, string> next)
        {
            var found = new HashSet<string>();
            var open = new Stack<string>(next[start]);
            while (open.TryPop(out var name))
            {
                if (found.Add(name))
                {
                    foreach (var following in next[name])
                    {
                        open.Push(following);
                    }
                }
            }

            return found;
        }
    }

    [Fact]
    public void Criteria_BySetPeriodAndCode_AreGivenOnce()
    {
        var rows = ContentFiles.Csv("reference/criteria.csv");

        Assert.Equal(rows.Count, rows.Select(r => (r["set"], r["period"], r["code"])).Distinct().Count());
        Assert.All(rows, r =>
        {
            Assert.Matches(@"^\d{4}-\d{4}$", r["period"]);
            Assert.Matches(@"^\d{1,2}(\.\d{1,2})?$", r["code"]);
            Assert.Matches("^[AB]$", r["certainty"]);
            Assert.NotEmpty(r["meaning"]);
        });
        Assert.DoesNotContain(rows, r => r["code"] == "9.52");
    }

    private static DateOnly? Day(string value) =>
        value.Length == 0 ? null : DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
