namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Breaks figures down by unit at a level, as it was then or mapped to a day. Each row falls on exactly one line, so the
/// totals of all views and levels are equal. Use <see cref="KeyOf"/> where figures are not sums, such as distinct persons.
/// </summary>
public sealed class UnitBreakdown(UnitTree tree, UnitView view, BreakdownLevel level)
{
    public const string NotConvertibleLabel = "Không quy đổi được";
    public const string NoUnitLabel = "Không rõ đơn vị";
    public const string NoHamletLabel = "Không ghi ấp, khóm";

    private readonly Dictionary<(Guid Unit, Guid? Hamlet, DateOnly Day), UnitLineKey> known = [];

    /// <summary>The line that a row belongs to.</summary>
    public UnitLineKey KeyOf(Guid? unitId, DateOnly day, Guid? hamletId)
    {
        var hamlet = hamletId is { } named && tree.Hamlets.Find(named) is not null ? hamletId : null;
        unitId ??= hamlet is { } only ? tree.Hamlets.UnitOn(only, day) : null;
        if (unitId is not { } unit || tree.Find(unit) is null)
        {
            return UnitLineKey.NoUnit;
        }

        if (!known.TryGetValue((unit, hamlet, day), out var key))
        {
            known[(unit, hamlet, day)] = key = Decide(unit, hamlet, day);
        }

        return key;
    }

    /// <summary>Lines in the order of their paths, those about no unit last. A line without rows is not there.</summary>
    public IReadOnlyList<UnitLine> Sum(IEnumerable<UnitFigures> rows)
    {
        var sums = new Dictionary<UnitLineKey, (int Rows, decimal[] Figures)>();
        foreach (var row in rows)
        {
            var key = KeyOf(row.UnitId, row.Day, row.HamletId);
            var (count, figures) = sums.GetValueOrDefault(key, (0, []));
            if (figures.Length < row.Figures.Count)
            {
                Array.Resize(ref figures, row.Figures.Count);
            }

            for (var i = 0; i < row.Figures.Count; i++)
            {
                figures[i] += row.Figures[i];
            }

            sums[key] = (count + 1, figures);
        }

        return [.. sums
            .Select(s => LineOf(s.Key, s.Value.Rows, s.Value.Figures))
            .OrderBy(l => l.Key.Kind)
            .ThenBy(l => l.Key.UnitId is { } id ? string.Join('\u0001', tree.WithAncestors(id).Reverse().Select(u => u.SearchKey + u.Code)) : "", StringComparer.Ordinal)
            .ThenBy(l => l.Key.HamletId is null)
            .ThenBy(l => l.Label, StringComparer.Ordinal)];
    }

    private UnitLine LineOf(UnitLineKey key, int rows, decimal[] figures)
    {
        if (key.UnitId is not { } unit)
        {
            return new UnitLine(key, key.Kind == UnitLineKind.NoUnit ? NoUnitLabel : NotConvertibleLabel, "", rows, figures);
        }

        var path = tree.PathOf(unit);
        if (level == BreakdownLevel.Hamlet && tree.Find(unit)!.Level == UnitLevel.Commune)
        {
            var name = key.HamletId is { } hamlet ? tree.Hamlets.Find(hamlet)!.Name : NoHamletLabel;
            return new UnitLine(key, name, $"{name}, {path}", rows, figures);
        }

        return new UnitLine(key, tree.Find(unit)!.FullName, path, rows, figures);
    }

    private UnitLineKey Decide(Guid unitId, Guid? hamletId, DateOnly day)
    {
        var on = view.Day ?? day;
        if (CertainUnit(unitId, hamletId, day, on) is { } unit)
        {
            return Line(unit, hamletId, on);
        }

        // As it was then, and nobody knows what that was: what was written down stands.
        if (view.Day is null)
        {
            return Line(unitId, hamletId, on);
        }

        // The parts may all lie in one and the same unit at this level; then there is nothing to guess.
        if (level == BreakdownLevel.Hamlet || (int)tree.Find(unitId)!.Level < (int)level)
        {
            return UnitLineKey.NotConvertible;
        }

        var lines = tree.PossibleOn(unitId, on).Select(possible => Line(possible, null, on)).Distinct().Take(2).ToList();
        return lines is [var only] ? only : UnitLineKey.NotConvertible;
    }

    /// <summary>The unit of the day looked at, where that is certain: a hamlet knows better than the commune it was in.</summary>
    private Guid? CertainUnit(Guid unitId, Guid? hamletId, DateOnly day, DateOnly on)
    {
        if (view.Day is not null && hamletId is { } hamlet && tree.Hamlets.UnitOn(hamlet, on) is { } home && tree.Find(home)?.IsValidOn(on) == true
            && (tree.Hamlets.UnitOn(hamlet, day) == unitId || tree.PossibleOn(unitId, on).Contains(home)))
        {
            return home;
        }

        return tree.MapTo(unitId, on)?.UnitId;
    }

    private UnitLineKey Line(Guid unitId, Guid? hamletId, DateOnly on)
    {
        if (level == BreakdownLevel.Hamlet)
        {
            return new UnitLineKey(UnitLineKind.Unit, unitId, tree.Find(unitId)!.Level == UnitLevel.Commune ? hamletId : null);
        }

        var seen = new HashSet<Guid>();
        var unit = tree.Find(unitId)!;
        while ((int)unit.Level > (int)level && unit.ParentId is { } parent && seen.Add(parent))
        {
            // The unit above may have ended before this one; what it became then stands in its place.
            unit = tree.MapTo(parent, on) ?? tree.Find(parent)!;
        }

        return new UnitLineKey(UnitLineKind.Unit, unit.UnitId);
    }
}
