using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>A hamlet or commune where somebody may live.</summary>
/// <param name="Label">With all units above, to tell look-alikes apart.</param>
public sealed record Residence(Guid? HamletId, Guid UnitId, string Label)
{
    /// <summary>What a form sends for it.</summary>
    public string Value => HamletId is { } hamlet ? $"h{hamlet:N}" : $"u{UnitId:N}";

    public FieldOption AsOption => new(Value, Label);
}

/// <summary>Finds hamlets and communes by what people type, with or without diacritics, by old names too.</summary>
public sealed class Residences(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time)
{
    private const int Most = 12;
    private const int MostCommunes = 50;

    /// <summary>
    /// Communes by the ways of <see cref="UnitFinder"/>, old ones as what they became; a district gives its communes. Hamlets
    /// by the beginnings of their words, alone or before the name of a commune, old or new.
    /// </summary>
    public async Task<IReadOnlyList<Residence>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var words = SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var tree = await trees.GetAsync(cancellationToken);
        var today = time.Today;
        var key = string.Join(' ', words);
        var communes = CommunesOf(tree, text, today);
        if (communes.Exists(c => SearchKey.Of(c.Typed.FullName) == key))
        {
            // With its kind before it, a commune and nothing else was meant.
            return Listed(communes.Where(c => SearchKey.Of(c.Typed.FullName) == key), tree);
        }

        if (communes.Count == 0)
        {
            communes = [.. tree.All.Where(u => u.Level == UnitLevel.Commune && Fits(words, tree.PathOf(u.UnitId))).SelectMany(u => Today(tree, u, today))];
        }

        var hamlets = (await HamletsAsync(tree, today, cancellationToken)).Where(Lies(tree, words, today)).ToList();

        // The commune alone is what was meant when all words fit it already.
        return [.. Listed(communes, tree).OrderBy(c => c.Label, StringComparer.Ordinal).Concat(communes.Count > 0 && hamlets.Count > Most ? [] : hamlets).Take(Most)];
    }

    /// <summary>The place that a form sent; null when there is none such.</summary>
    public async Task<Residence?> ReadAsync(string value, CancellationToken cancellationToken)
    {
        if (value.Length == 0 || !Guid.TryParseExact(value[1..], "N", out var id))
        {
            return null;
        }

        var tree = await trees.GetAsync(cancellationToken);
        return value[0] == 'u'
            ? tree.Find(id) is { } unit ? new Residence(null, unit.UnitId, tree.PathOf(unit.UnitId)) : null
            : (await HamletsAsync(tree, time.Today, cancellationToken)).FirstOrDefault(h => h.HamletId == id);
    }

    private async Task<List<Residence>> HamletsAsync(UnitTree tree, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from period in db.Set<HamletPeriod>()
            where (period.ValidFrom == null || period.ValidFrom <= day) && (period.ValidTo == null || period.ValidTo >= day)
            join hamlet in db.Set<Hamlet>() on period.HamletId equals hamlet.HamletId
            orderby hamlet.SearchKey, hamlet.HamletId
            select new { hamlet.HamletId, hamlet.Name, period.UnitId }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new Residence(r.HamletId, r.UnitId, $"{r.Name}, {tree.PathOf(r.UnitId)}"));
    }

    /// <summary>Whether a hamlet is one that was typed: by itself with its path, or its name and then a commune as people call it.</summary>
    private static Func<Residence, bool> Lies(UnitTree tree, string[] words, DateOnly day)
    {
        var splits = Enumerable.Range(1, words.Length - 1)
            .Select(at => (Name: words[..at], Units: CommunesOf(tree, string.Join(' ', words[at..]), day).Select(c => c.Now.UnitId).ToHashSet()))
            .Where(s => s.Units.Count > 0)
            .ToList();
        return hamlet => Fits(words, hamlet.Label)
            || splits.Exists(s => s.Units.Contains(hamlet.UnitId) && Fits(s.Name, hamlet.Label[..hamlet.Label.IndexOf(',', StringComparison.Ordinal)]));
    }

    private static List<(AdministrativeUnit Typed, AdministrativeUnit Now)> CommunesOf(UnitTree tree, string text, DateOnly day) =>
        [.. tree.Finder.Find(text, day, MostCommunes, UnitLevel.Commune).SelectMany(c => Today(tree, c.Unit, day))];

    /// <summary>What a commune is now; of one that was split, every part, since only the citizen knows.</summary>
    private static IEnumerable<(AdministrativeUnit Typed, AdministrativeUnit Now)> Today(UnitTree tree, AdministrativeUnit unit, DateOnly day) =>
        tree.MapTo(unit.UnitId, day) is { } now ? [(unit, now)] : tree.PossibleOn(unit.UnitId, day).Select(id => (unit, tree.Find(id)!));

    /// <summary>Each commune once, under its own name where that is what was typed.</summary>
    private static IReadOnlyList<Residence> Listed(IEnumerable<(AdministrativeUnit Typed, AdministrativeUnit Now)> communes, UnitTree tree) =>
    [
        .. communes.OrderBy(c => c.Typed != c.Now).DistinctBy(c => c.Now.UnitId).Select(c => new Residence(
            null,
            c.Now.UnitId,
            c.Typed == c.Now ? tree.PathOf(c.Now.UnitId) : $"{c.Typed.FullName} (nay thuộc {tree.PathOf(c.Now.UnitId)})")),
    ];

    private static bool Fits(string[] words, string label)
    {
        var key = " " + SearchKey.Of(label);
        return words.All(w => key.Contains(" " + w, StringComparison.Ordinal));
    }
}
