using System.Globalization;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>Which coming classes are wanted. A wish that means nothing, such as a month 13, is no wish.</summary>
/// <param name="Commune">A commune or district as typed, old or new name, with or without diacritics.</param>
/// <param name="Units">The units that this names, or the one chosen; null when no place is wished for.</param>
/// <param name="Month">First of the month.</param>
public sealed record ClassFilter(string Commune, IReadOnlyList<AdministrativeUnit>? Units, DateOnly? Month, AudienceLevels? Audience)
{
    public const string CommuneName = "xa";
    public const string UnitName = "dv";
    public const string MonthName = "thang";
    public const string AudienceName = "cho";

    private const int LongestCommune = 60;

    /// <summary>Reads the wishes of an address.</summary>
    public static ClassFilter Read(UnitTree tree, DateOnly today, string? commune, string? unit, string? month, string? audience)
    {
        var typed = VietnameseText.Normalise(commune ?? "").Trim();
        typed = typed.Length <= LongestCommune ? typed : typed[..LongestCommune];
        IReadOnlyList<AdministrativeUnit>? units = Guid.TryParse(unit, out var id) && tree.Find(id) is { } chosen ? [chosen]
            : typed.Length > 0 ? [.. tree.Finder.Find(typed, today).Select(c => c.Unit)]
            : null;
        DateOnly? first = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        AudienceLevels? level = Enum.TryParse<AudienceLevels>(audience, out var known) && Enum.IsDefined(known) ? known : null;
        return new ClassFilter(typed, units, first, level);
    }

    /// <summary>Whether a class is among those wanted.</summary>
    /// <param name="reach">What <see cref="ReachOf"/> gave.</param>
    public bool Takes(PublicClass offering, IReadOnlySet<Guid>? reach) =>
        (reach is null || offering.UnitId is not { } unit || reach.Contains(unit))
        && (Month is not { } month || offering.IsDateless || offering.Sessions.Any(s => !s.IsCancelled && s.Day.Year == month.Year && s.Day.Month == month.Month))
        && (Audience is not { } audience || offering.Audience.HasFlag(audience));

    /// <summary>
    /// The units whose classes are for somebody of the wanted units: these, what they became or were made of, and all above
    /// any of them. Null when no place is wished for.
    /// </summary>
    public IReadOnlySet<Guid>? ReachOf(UnitTree tree, DateOnly today)
    {
        if (Units is null)
        {
            return null;
        }

        var reach = new HashSet<Guid>();
        foreach (var unit in Units)
        {
            // A commune that was split without a rule went to each of its successors.
            IEnumerable<Guid> now = tree.MapTo(unit.UnitId, today) is { } mapped ? [mapped.UnitId] : tree.SuccessorsOf(unit.UnitId).Select(s => s.SuccessorId);
            foreach (var id in tree.ScopeOf(unit.UnitId).Concat(now.SelectMany(tree.ScopeOf)))
            {
                reach.UnionWith(tree.WithAncestors(id).Select(u => u.UnitId));
            }
        }

        return reach;
    }
}
