using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Reference;

/// <summary>Reads <c>administrative-units.csv</c> and <c>successions.csv</c>.</summary>
internal static class UnitFiles
{
    private static readonly ReferenceSet<Reorganisation> Reorganisations = new(
        "reorganisation",
        r => r.ReorganisationId,
        r => r.ReorganisationId.ToString(),
        r => [r.Number, r.Title, r.EffectiveOn, r.Kind],
        (there, row) => (there.Number, there.Title, there.EffectiveOn, there.Kind) = (row.Number, row.Title, row.EffectiveOn, row.Kind));

    private static readonly ReferenceSet<AdministrativeUnit> Units = new(
        "unit",
        u => u.UnitId,
        u => KeyOf(u.Code, u.ValidFrom),
        u => [u.Code, u.Name, u.FullName, u.Level, u.Kind, u.ParentId, u.ValidFrom, u.ValidTo],
        Copy);

    private static readonly ReferenceSet<UnitSuccession> Successions = new(
        "unit-succession",
        s => s.UnitSuccessionId,
        s => $"{s.PredecessorId} {s.SuccessorId} {s.EffectiveOn:O}",
        s => [s.PredecessorId, s.SuccessorId, s.EffectiveOn, s.Kind],
        (there, row) => (there.Kind, there.ReorganisationId) = (row.Kind, row.ReorganisationId));

    public static async Task<ReferenceReport> ApplyAsync(NtmLearnDbContext db, ReferenceFolder files, CancellationToken cancellationToken)
    {
        var units = ReadUnits(files);
        var links = ReadLinks(files, units);
        var acts = links.Select(l => l.Act).DistinctBy(a => a.ReorganisationId).ToList();
        foreach (var link in links)
        {
            link.Predecessor.EndedById ??= link.Predecessor.ValidTo == link.Day.AddDays(-1) ? link.Act.ReorganisationId : null;
            link.Successor.OpenedById ??= link.Successor.ValidFrom == link.Day ? link.Act.ReorganisationId : null;
        }

        await UseParentsOfTheOfficeAsync(db, units, cancellationToken);
        var (actReport, _) = await Reorganisations.ApplyAsync(db, acts, cancellationToken);
        var (unitReport, ids) = await Units.ApplyAsync(db, units, cancellationToken);
        var successions = links
            .Where(l => ids.ContainsKey(KeyOf(l.Predecessor)) && ids.ContainsKey(KeyOf(l.Successor)))
            .Select(l => Succession(l, ids[KeyOf(l.Predecessor)], ids[KeyOf(l.Successor)]))
            .ToList();
        var (successionReport, _) = await Successions.ApplyAsync(db, successions, cancellationToken);
        return actReport + unitReport + successionReport;
    }

    /// <summary>Where the office had made the unit above before the files named it, its row is the one to stand under.</summary>
    private static async Task UseParentsOfTheOfficeAsync(NtmLearnDbContext db, List<AdministrativeUnit> units, CancellationToken cancellationToken)
    {
        var there = (await db.Set<AdministrativeUnit>().ToListAsync(cancellationToken)).ToLookup(KeyOf, u => u.UnitId);
        var keys = units.ToDictionary(u => u.UnitId, KeyOf);
        foreach (var unit in units.Where(u => u.ParentId is not null))
        {
            var ids = there[keys[unit.ParentId!.Value]].ToList();
            if (ids.Count > 0 && !ids.Contains(unit.ParentId.Value))
            {
                unit.ParentId = ids[0];
            }
        }
    }

    /// <summary>The identifier of a unit that the files know.</summary>
    public static Guid IdOf(string code, DateOnly? validFrom) => StableId.Of("unit", code, $"{validFrom:yyyy-MM-dd}");

    private static string KeyOf(string code, DateOnly? validFrom) => $"{code} {validFrom:O}";

    private static string KeyOf(AdministrativeUnit unit) => KeyOf(unit.Code, unit.ValidFrom);

    private static List<AdministrativeUnit> ReadUnits(ReferenceFolder files)
    {
        var rows = files.Read("administrative-units.csv").Select(r => (
            Row: r, Code: r["code"], From: ReferenceFolder.Day(r["valid_from"]), To: ReferenceFolder.Day(r["valid_to"]))).ToList();
        return [.. rows.Select(r => new AdministrativeUnit
        {
            UnitId = IdOf(r.Code, r.From),
            Code = r.Code,
            Name = r.Row["name"],
            FullName = r.Row["full_name"],
            Level = LevelOf(r.Row["level"]),
            Kind = r.Row["type"],
            ParentId = r.Row["parent_code"] is { Length: > 0 } parent ? ParentOf(parent, r.From, r.To) : null,
            ValidFrom = r.From,
            ValidTo = r.To,
            SearchKey = VietnameseText.Fold(r.Row["full_name"]),
        })];

        Guid? ParentOf(string code, DateOnly? from, DateOnly? to)
        {
            var found = rows.FirstOrDefault(p => p.Code == code && Begin(p.From) <= End(to) && Begin(from) <= End(p.To));
            return found.Code is null ? null : IdOf(found.Code, found.From);
        }
    }

    private static List<Link> ReadLinks(ReferenceFolder files, List<AdministrativeUnit> units)
    {
        var byCode = units.ToLookup(u => u.Code);
        var links = new List<Link>();
        foreach (var row in files.Read("successions.csv"))
        {
            var day = ReferenceFolder.Day(row["effective_date"]) ?? throw new FormatException("successions.csv: a row has no effective_date.");
            var predecessor = byCode[row["predecessor_code"]].FirstOrDefault(u => u.IsValidOn(day.AddDays(-1)));
            var successor = byCode[row["successor_code"]].FirstOrDefault(u => u.IsValidOn(day));
            if (predecessor is null || successor is null)
            {
                throw new FormatException($"successions.csv: {row["predecessor_code"]} → {row["successor_code"]} names a unit that is not in force.");
            }

            links.Add(new Link(predecessor, successor, day, ActOf(ReferenceFolder.Text(row["act"]), day, KindOf(row["kind"]))));
        }

        return links;
    }

    private static Reorganisation ActOf(string? number, DateOnly day, ReorganisationKind kind) => new()
    {
        ReorganisationId = StableId.Of("reorganisation", number ?? "", $"{day:yyyy-MM-dd}", kind.ToString()),
        Number = number,
        Title = kind == ReorganisationKind.Move ? "Giữ nguyên, chuyển về cấp trên mới" : $"{UnitWords.KindName(kind)} đơn vị hành chính",
        EffectiveOn = day,
        Kind = kind,
        Note = number is null ? "Chưa rõ số văn bản. Xin đối chiếu nghị quyết trước khi dùng chính thức." : null,
    };

    private static UnitSuccession Succession(Link link, Guid predecessor, Guid successor) => new()
    {
        UnitSuccessionId = StableId.Of("unit-succession", predecessor.ToString(), successor.ToString(), $"{link.Day:yyyy-MM-dd}"),
        PredecessorId = predecessor,
        SuccessorId = successor,
        EffectiveOn = link.Day,
        Kind = link.Act.Kind,
        ReorganisationId = link.Act.ReorganisationId,
    };

    private static void Copy(AdministrativeUnit there, AdministrativeUnit row)
    {
        (there.Name, there.FullName, there.Level, there.Kind) = (row.Name, row.FullName, row.Level, row.Kind);
        (there.ParentId, there.ValidTo, there.SearchKey) = (row.ParentId, row.ValidTo, row.SearchKey);
        (there.OpenedById, there.EndedById) = (row.OpenedById, row.EndedById);
        there.Version++;
    }

    private static UnitLevel LevelOf(string word) => word switch
    {
        "province" => UnitLevel.Province,
        "district" => UnitLevel.District,
        "commune" => UnitLevel.Commune,
        _ => throw new FormatException($"administrative-units.csv: level {word} is not known."),
    };

    private static ReorganisationKind KindOf(string word) => word switch
    {
        "merge" => ReorganisationKind.Merge,
        "split" => ReorganisationKind.Split,
        "rename" => ReorganisationKind.Rename,
        "move" or "unchanged" => ReorganisationKind.Move,
        "tier_dropped" => ReorganisationKind.TierDropped,
        _ => throw new FormatException($"successions.csv: kind {word} is not known."),
    };

    private static DateOnly Begin(DateOnly? day) => day ?? DateOnly.MinValue;

    private static DateOnly End(DateOnly? day) => day ?? DateOnly.MaxValue;

    private sealed record Link(AdministrativeUnit Predecessor, AdministrativeUnit Successor, DateOnly Day, Reorganisation Act);
}
