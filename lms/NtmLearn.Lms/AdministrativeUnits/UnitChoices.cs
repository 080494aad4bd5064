using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Units to choose from in a form.</summary>
public static class UnitChoices
{
    /// <summary>Units in force on a day under the unit above them, and one more that was chosen before.</summary>
    public static IReadOnlyList<FieldOption> For(UnitTree tree, DateOnly day, Guid? chosen = null, UnitLevel? only = null) =>
    [
        .. tree.All
            .Where(u => (u.IsValidOn(day) && (only is null || u.Level == only)) || u.UnitId == chosen)
            .OrderBy(u => u.Level)
            .ThenBy(u => u.ParentId is { } parent ? tree.PathOf(parent) : "", StringComparer.Ordinal)
            .ThenBy(u => u.SearchKey, StringComparer.Ordinal)
            .ThenBy(u => u.UnitId)
            .Select(u => new FieldOption(u.UnitId.ToString(), u.FullName, u.ParentId is { } parent ? tree.PathOf(parent) : null)),
    ];
}
