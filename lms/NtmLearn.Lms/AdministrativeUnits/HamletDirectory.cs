using System.Collections.Frozen;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>All hamlets and the communes they belonged to, in memory. Immutable; part of a <see cref="UnitTree"/>.</summary>
public sealed class HamletDirectory
{
    public static readonly HamletDirectory Empty = new([], []);

    private readonly FrozenDictionary<Guid, Hamlet> hamlets;
    private readonly ILookup<Guid, HamletPeriod> byHamlet;
    private readonly ILookup<Guid, HamletPeriod> byUnit;

    public HamletDirectory(IReadOnlyCollection<Hamlet> hamlets, IReadOnlyCollection<HamletPeriod> periods)
    {
        this.hamlets = hamlets.ToFrozenDictionary(h => h.HamletId);
        byHamlet = periods.OrderBy(p => p.ValidFrom ?? DateOnly.MinValue).ToLookup(p => p.HamletId);
        byUnit = periods.ToLookup(p => p.UnitId);
    }

    public int Count => hamlets.Count;

    public Hamlet? Find(Guid hamletId) => hamlets.GetValueOrDefault(hamletId);

    /// <summary>Oldest first.</summary>
    public IEnumerable<HamletPeriod> PeriodsOf(Guid hamletId) => byHamlet[hamletId];

    /// <summary>Every stay of a hamlet in a commune, at any time.</summary>
    public IEnumerable<HamletPeriod> PeriodsIn(Guid unitId) => byUnit[unitId];

    /// <summary>The commune that a hamlet belonged to on a day; null when that is not known.</summary>
    public Guid? UnitOn(Guid hamletId, DateOnly day) => byHamlet[hamletId].FirstOrDefault(p => p.IsValidOn(day))?.UnitId;

    /// <summary>Hamlets of a commune on a day, by name.</summary>
    public IEnumerable<Hamlet> HamletsOf(Guid unitId, DateOnly day) => byUnit[unitId]
        .Where(p => p.IsValidOn(day))
        .Select(p => hamlets[p.HamletId])
        .DistinctBy(h => h.HamletId)
        .OrderBy(h => h.SearchKey, StringComparer.Ordinal);
}
