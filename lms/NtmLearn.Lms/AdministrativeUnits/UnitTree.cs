using System.Collections.Frozen;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// All units, successions and hamlets in memory, since there are a few hundred and every page asks. Immutable;
/// <see cref="UnitTrees"/> has the current one.
/// </summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<Guid, AdministrativeUnit> units;
    private readonly ILookup<string, AdministrativeUnit> byCode;
    private readonly ILookup<Guid, AdministrativeUnit> children;
    private readonly ILookup<Guid, UnitSuccession> successors;
    private readonly ILookup<Guid, UnitSuccession> predecessors;
    private readonly Lazy<UnitFinder> finder;

    public UnitTree(
        IReadOnlyCollection<AdministrativeUnit> units, IReadOnlyCollection<UnitSuccession> successions, HamletDirectory? hamlets = null)
    {
        this.units = units.ToFrozenDictionary(u => u.UnitId);
        byCode = units.ToLookup(u => u.Code);
        children = units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value);
        successors = successions.ToLookup(s => s.PredecessorId);
        predecessors = successions.ToLookup(s => s.SuccessorId);
        Hamlets = hamlets ?? HamletDirectory.Empty;
        finder = new Lazy<UnitFinder>(() => new UnitFinder(this));
    }

    public IEnumerable<AdministrativeUnit> All => units.Values;

    public HamletDirectory Hamlets { get; }

    /// <summary>Finds units by what people type.</summary>
    public UnitFinder Finder => finder.Value;

    public AdministrativeUnit? Find(Guid unitId) => units.GetValueOrDefault(unitId);

    /// <summary>The unit that had a code on a day.</summary>
    public AdministrativeUnit? Find(string code, DateOnly on) => byCode[code].FirstOrDefault(u => u.IsValidOn(on));

    /// <summary>Every unit that ever had a code, oldest first.</summary>
    public IEnumerable<AdministrativeUnit> WithCode(string code) => byCode[code].OrderBy(u => u.ValidFrom ?? DateOnly.MinValue);

    public IEnumerable<AdministrativeUnit> ChildrenOf(Guid unitId) => children[unitId];

    /// <summary>Units directly below another one on a day, by code.</summary>
    public IEnumerable<AdministrativeUnit> ChildrenOn(Guid unitId, DateOnly day) =>
        children[unitId].Where(u => u.IsValidOn(day)).OrderBy(u => u.Code, StringComparer.Ordinal);

    /// <summary>Units without one above on a day.</summary>
    public IEnumerable<AdministrativeUnit> RootsOn(DateOnly day) =>
        units.Values.Where(u => u.ParentId is null && u.IsValidOn(day)).OrderBy(u => u.Code, StringComparer.Ordinal);

    /// <summary>Itself, then the unit above it, up to the province.</summary>
    public IEnumerable<AdministrativeUnit> WithAncestors(Guid unitId)
    {
        var seen = new HashSet<Guid>();
        for (var unit = Find(unitId); unit is not null && seen.Add(unit.UnitId); unit = unit.ParentId is { } parent ? Find(parent) : null)
        {
            yield return unit;
        }
    }

    /// <summary>The name that tells look-alikes apart: "Xã Định An, Huyện Trà Cú, Tỉnh Trà Vinh".</summary>
    public string PathOf(Guid unitId) => string.Join(", ", WithAncestors(unitId).Select(u => u.FullName));

    /// <summary>
    /// What somebody answers for who answers for a unit: all below it, and what became part of these, so that a commune of
    /// today sees the rows of the communes it was made of.
    /// </summary>
    public IReadOnlySet<Guid> ScopeOf(Guid unitId)
    {
        var scope = new HashSet<Guid>();
        var open = new Stack<Guid>([unitId]);
        while (open.TryPop(out var id))
        {
            if (!scope.Add(id))
            {
                continue;
            }

            foreach (var child in children[id])
            {
                open.Push(child.UnitId);
            }

            foreach (var predecessor in predecessors[id].Where(p => MapForward(p.PredecessorId) == id))
            {
                open.Push(predecessor.PredecessorId);
            }
        }

        return scope;
    }

    /// <summary>The unit that a unit's rows belong to on a day, later or earlier.</summary>
    /// <returns>
    /// The unit itself while it exists. Null when nothing certain can be said: it was split without a rule, it came from
    /// several, or who followed it is not known.
    /// </returns>
    public AdministrativeUnit? MapTo(Guid unitId, DateOnly day)
    {
        var seen = new HashSet<Guid>();
        var unit = Find(unitId);
        while (unit is not null && seen.Add(unit.UnitId))
        {
            if (unit.IsValidOn(day))
            {
                return unit;
            }

            var next = unit.ValidTo is { } to && to < day ? MapForward(unit.UnitId) : MapBack(unit.UnitId);
            unit = next is { } id ? Find(id) : null;
        }

        return null;
    }

    /// <summary>
    /// Every unit of a day that a row of a unit may belong to: all successors of all successors, and for a level that was
    /// dropped what became of the units below.
    /// </summary>
    public IReadOnlySet<Guid> PossibleOn(Guid unitId, DateOnly day)
    {
        var possible = new HashSet<Guid>();
        var seen = new HashSet<Guid>();
        var open = new Stack<Guid>([unitId]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id) || Find(id) is not { } unit)
            {
                continue;
            }

            if (unit.IsValidOn(day))
            {
                possible.Add(id);
                continue;
            }

            var isOver = unit.ValidTo is { } to && to < day;
            var next = isOver
                ? successors[id].Select(s => s.SuccessorId).ToList()
                : [.. predecessors[id].Select(s => s.PredecessorId)];
            if (next.Count == 0 && isOver)
            {
                next = [.. children[id].Where(c => unit.ValidTo is { } last && c.IsValidOn(last)).Select(c => c.UnitId)];
            }

            next.ForEach(open.Push);
        }

        return possible;
    }

    public IEnumerable<UnitSuccession> SuccessorsOf(Guid unitId) => successors[unitId];

    public IEnumerable<UnitSuccession> PredecessorsOf(Guid unitId) => predecessors[unitId];

    /// <summary>Whether a unit became another one, at once or by several acts, in part or in whole; true for itself.</summary>
    public bool IsFollowedBy(Guid unitId, Guid otherId)
    {
        var seen = new HashSet<Guid>();
        var open = new Stack<Guid>([unitId]);
        while (open.TryPop(out var id))
        {
            if (id == otherId)
            {
                return true;
            }

            if (seen.Add(id))
            {
                foreach (var next in successors[id])
                {
                    open.Push(next.SuccessorId);
                }
            }
        }

        return false;
    }

    private Guid? MapForward(Guid unitId)
    {
        var next = successors[unitId].ToList();
        return next is [var only] ? only.SuccessorId : next.FirstOrDefault(s => s.TakesOver)?.SuccessorId;
    }

    /// <summary>Only where the unit went on as one: its one predecessor became nothing else.</summary>
    private Guid? MapBack(Guid unitId) =>
        predecessors[unitId].ToList() is [var only] && successors[only.PredecessorId].Count() == 1 ? only.PredecessorId : null;
}
