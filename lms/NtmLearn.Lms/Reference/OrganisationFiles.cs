using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Reference;

/// <summary>Reads <c>bodies.csv</c>, <c>organisations.csv</c> and <c>body-successions.csv</c>.</summary>
internal static class OrganisationFiles
{
    private static readonly ReferenceSet<Organisation> Organisations = new(
        "organisation",
        o => o.OrganisationId,
        o => o.Name,
        o => [o.Name, o.ShortName, o.Kind, o.UnitId, o.ValidFrom, o.ValidTo, o.Role],
        Copy);

    private static readonly ReferenceSet<OrganisationSuccession> Successions = new(
        "organisation-succession",
        s => s.OrganisationSuccessionId,
        s => $"{s.PredecessorId} {s.SuccessorId}",
        s => [s.PredecessorId, s.SuccessorId, s.EffectiveOn, s.Kind],
        (there, row) => (there.EffectiveOn, there.Kind) = (row.EffectiveOn, row.Kind));

    public static async Task<ReferenceReport> ApplyAsync(NtmLearnDbContext db, ReferenceFolder files, CancellationToken cancellationToken)
    {
        // What was added a moment ago is not in the database yet, but in the context.
        await db.Set<AdministrativeUnit>().LoadAsync(cancellationToken);
        var units = db.Set<AdministrativeUnit>().Local.ToList();
        var organisations = files.Read("bodies.csv").Concat(files.Read("organisations.csv")).Select(r => Read(r, units)).ToList();
        var (report, ids) = await Organisations.ApplyAsync(db, organisations, cancellationToken);
        var links = files.Read("body-successions.csv")
            .Where(r => ids.ContainsKey(r["predecessor"]) && ids.ContainsKey(r["successor"]))
            .Select(r => Succession(ids[r["predecessor"]], ids[r["successor"]], ReferenceFolder.Day(r["effective_date"]), SuccessionKindOf(r["kind"])))
            .ToList();
        links.AddRange(Committees(organisations, ids, db.Set<UnitSuccession>().Local));
        var (linkReport, _) = await Successions.ApplyAsync(
            db, [.. links.DistinctBy(l => l.OrganisationSuccessionId)], cancellationToken);
        return report + linkReport;
    }

    /// <summary>A People's Committee is followed by that of the unit which followed its unit.</summary>
    private static IEnumerable<OrganisationSuccession> Committees(
        List<Organisation> organisations, IReadOnlyDictionary<string, Guid> ids, IEnumerable<UnitSuccession> successions)
    {
        var committees = organisations
            .Where(o => o is { Kind: OrganisationKind.PeoplesCommittee, UnitId: not null } && ids.ContainsKey(o.Name))
            .ToLookup(o => o.UnitId!.Value, o => ids[o.Name]);
        return from link in successions
               where committees[link.PredecessorId].Count() == 1 && committees[link.SuccessorId].Count() == 1
               select Succession(
                   committees[link.PredecessorId].Single(), committees[link.SuccessorId].Single(), link.EffectiveOn, OrganisationSuccessionKind.Merge);
    }

    private static Organisation Read(Table.Row row, List<AdministrativeUnit> units)
    {
        var (from, to) = (ReferenceFolder.Day(row["valid_from"]), ReferenceFolder.Day(row["valid_to"]));
        return new Organisation
        {
            OrganisationId = StableId.Of("organisation", row["name"], row["valid_from"]),
            Name = row["name"],
            ShortName = ReferenceFolder.Text(row["short_name"]),
            Kind = KindOf(row["kind"]),
            UnitId = row["unit_code"] is { Length: > 0 } code ? UnitOf(code, from, to, units)?.UnitId : null,
            ValidFrom = from,
            ValidTo = to,
            Role = ReferenceFolder.Text(row["role"]),
            SearchKey = VietnameseText.Fold($"{row["name"]} {row["short_name"]}"),
        };
    }

    /// <summary>The unit with the code that existed at the same time.</summary>
    private static AdministrativeUnit? UnitOf(string code, DateOnly? from, DateOnly? to, List<AdministrativeUnit> units) =>
        units.Where(u => u.Code == code).OrderBy(u => u.ValidFrom ?? DateOnly.MinValue).FirstOrDefault(u =>
            (u.ValidFrom ?? DateOnly.MinValue) <= (to ?? DateOnly.MaxValue) && (from ?? DateOnly.MinValue) <= (u.ValidTo ?? DateOnly.MaxValue));

    private static OrganisationSuccession Succession(Guid predecessor, Guid successor, DateOnly? day, OrganisationSuccessionKind kind) => new()
    {
        OrganisationSuccessionId = StableId.Of("organisation-succession", predecessor.ToString(), successor.ToString()),
        PredecessorId = predecessor,
        SuccessorId = successor,
        EffectiveOn = day,
        Kind = kind,
    };

    private static void Copy(Organisation there, Organisation row)
    {
        (there.Name, there.ShortName, there.Kind, there.UnitId) = (row.Name, row.ShortName, row.Kind, row.UnitId);
        (there.ValidFrom, there.ValidTo, there.Role, there.SearchKey) = (row.ValidFrom, row.ValidTo, row.Role, row.SearchKey);
        there.Version++;
    }

    private static OrganisationKind KindOf(string word) => word switch
    {
        "department" => OrganisationKind.Department,
        "peoples-committee" => OrganisationKind.PeoplesCommittee,
        "mass-organisation" => OrganisationKind.MassOrganisation,
        "press" => OrganisationKind.Press,
        "school" => OrganisationKind.School,
        "" or "other" => OrganisationKind.Other,
        _ => throw new FormatException($"bodies.csv or organisations.csv: kind {word} is not known."),
    };

    private static OrganisationSuccessionKind SuccessionKindOf(string word) => word switch
    {
        "merge" => OrganisationSuccessionKind.Merge,
        "rename" => OrganisationSuccessionKind.Rename,
        "under" => OrganisationSuccessionKind.Under,
        "split" => OrganisationSuccessionKind.Split,
        _ => throw new FormatException($"body-successions.csv: kind {word} is not known."),
    };
}
