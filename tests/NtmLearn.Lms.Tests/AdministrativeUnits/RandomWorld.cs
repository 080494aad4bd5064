using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Provinces, districts, communes and hamlets that random acts change over three years. The same seed makes the same.</summary>
internal sealed class RandomWorld
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    private readonly List<AdministrativeUnit> units = [];
    private readonly List<UnitSuccession> links = [];
    private readonly List<Hamlet> hamlets = [];
    private readonly List<HamletPeriod> periods = [];
    private int codes = 100;

    public RandomWorld(int seed)
    {
        Random = new Random(seed);
        for (var i = 0; i < 2; i++)
        {
            var province = Add(UnitLevel.Province, null, null);
            for (var j = 0; j < 2; j++)
            {
                var district = Add(UnitLevel.District, province.UnitId, null);
                for (var k = 0; k < 3; k++)
                {
                    var commune = Add(UnitLevel.Commune, district.UnitId, null);
                    AddHamlet(commune);
                }
            }
        }

        for (var (act, day) = (0, Start); act < 8; act++)
        {
            day = day.AddDays(Random.Next(1, 120));
            Act(day);
        }

        Tree = new UnitTree(units, links, new HamletDirectory(hamlets, periods));
    }

    public Random Random { get; }

    public UnitTree Tree { get; }

    public static AdministrativeUnit Unit(string code, string name, UnitLevel level, Guid? parentId, DateOnly? from)
    {
        var kind = UnitWords.KindsOf(level)[0];
        return new AdministrativeUnit
        {
            UnitId = Guid.NewGuid(),
            Code = code,
            Name = name,
            FullName = UnitWords.FullName(kind, name),
            Level = level,
            Kind = kind,
            ParentId = parentId,
            ValidFrom = from,
            SearchKey = name,
        };
    }

    public static UnitSuccession Link(AdministrativeUnit from, AdministrativeUnit to, DateOnly day, bool takesOver) => new()
    {
        UnitSuccessionId = Guid.NewGuid(),
        PredecessorId = from.UnitId,
        SuccessorId = to.UnitId,
        EffectiveOn = day,
        Kind = ReorganisationKind.Merge,
        TakesOver = takesOver,
    };

    /// <summary>Rows of any unit and day, some with hamlets, some with nothing.</summary>
    public IReadOnlyList<UnitFigures> Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new UnitFigures(
        Random.Next(10) == 0 ? null : units[Random.Next(units.Count)].UnitId,
        Start.AddDays(Random.Next(-50, 1000)),
        Random.Next(3) == 0 ? hamlets[Random.Next(hamlets.Count)].HamletId : null,
        [Random.Next(1000)]))];

    private void Act(DateOnly day)
    {
        var communes = units.Where(u => u.Level == UnitLevel.Commune && u.ValidTo is null && u.ValidFrom != day).OrderBy(_ => Random.Next()).ToList();
        switch (Random.Next(4))
        {
            case 0 when communes.Count > 3:
                var merged = Add(UnitLevel.Commune, communes[0].ParentId, day);
                Close(communes[0], day, [merged]);
                Close(communes[1], day, [merged]);
                break;
            case 1 when communes.Count > 0:
                Close(communes[0], day, [Add(UnitLevel.Commune, communes[0].ParentId, day), Add(UnitLevel.Commune, communes[0].ParentId, day)]);
                break;
            case 2 when communes.Count > 0:
                // Ends, and nobody knows what became of it.
                Close(communes[0], day, []);
                break;
            default:
                DropDistrict(day);
                break;
        }
    }

    private void DropDistrict(DateOnly day)
    {
        if (units.FirstOrDefault(u => u.Level == UnitLevel.District && u.ValidTo is null) is not { } district)
        {
            return;
        }

        foreach (var commune in units.Where(u => u.ParentId == district.UnitId && u.ValidTo is null && u.ValidFrom != day).ToList())
        {
            Close(commune, day, [Add(UnitLevel.Commune, district.ParentId, day)]);
        }

        if (!units.Exists(u => u.ParentId == district.UnitId && u.ValidTo is null))
        {
            district.ValidTo = day.AddDays(-1);
        }
    }

    private void Close(AdministrativeUnit unit, DateOnly day, List<AdministrativeUnit> successors)
    {
        unit.ValidTo = day.AddDays(-1);
        var ruled = Random.Next(2) == 0;
        links.AddRange(successors.Select((s, i) => Link(unit, s, day, ruled && i == 0)));
        foreach (var period in periods.Where(p => p.UnitId == unit.UnitId && p.ValidTo is null).ToList())
        {
            period.ValidTo = day.AddDays(-1);
            if (successors.Count > 0 && Random.Next(3) > 0)
            {
                periods.Add(new HamletPeriod
                {
                    HamletPeriodId = Guid.NewGuid(),
                    HamletId = period.HamletId,
                    UnitId = successors[Random.Next(successors.Count)].UnitId,
                    ValidFrom = day,
                });
            }
        }
    }

    private AdministrativeUnit Add(UnitLevel level, Guid? parentId, DateOnly? from)
    {
        codes++;
        var unit = Unit($"{codes}", $"U{codes}", level, parentId, from);
        units.Add(unit);
        return unit;
    }

    private void AddHamlet(AdministrativeUnit commune)
    {
        var hamlet = new Hamlet { HamletId = Guid.NewGuid(), Name = $"Ấp {hamlets.Count}", SearchKey = $"ap {hamlets.Count}" };
        hamlets.Add(hamlet);
        periods.Add(new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = commune.UnitId });
    }
}
