using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Reads what a <see cref="UnitPicker"/> sent: a chosen candidate, or words that can mean only one unit. A form asks
/// <see cref="IsSearching"/> first and then only shows itself again, with candidates to choose from.
/// </summary>
public static class UnitPick
{
    /// <summary>Name of the button that looks for units.</summary>
    public const string SearchName = "tim-don-vi";

    /// <summary>Name of the text field that belongs to a picker.</summary>
    public static string TextName(string name) => name + "-tim";

    /// <summary>Whether the form was sent to look for units, not to be saved.</summary>
    public static bool IsSearching(FormState form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Value(SearchName).Length > 0;
    }

    /// <summary>The unit chosen, or null with an error unless it may stay empty.</summary>
    public static Guid? One(FormState form, UnitTree tree, string name, string label, DateOnly day, bool required = true, UnitLevel? level = null)
    {
        var chosen = Many(form, tree, name, label, day, required, level);
        return chosen.Count == 0 ? null : chosen[^1];
    }

    /// <summary>The units chosen by box, and the one that the words mean when there is only one.</summary>
    public static IReadOnlyList<Guid> Many(
        FormState form, UnitTree tree, string name, string label, DateOnly day, bool required = true, UnitLevel? level = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(tree);
        var chosen = form.Values(name).Select(v => Guid.TryParse(v, out var id) && tree.Find(id) is not null ? id : (Guid?)null).ToList();
        if (chosen.Contains(null))
        {
            form.Add(name, $"“{label}” có mục không còn trong danh sách. Xin tìm và chọn lại.");
            return [];
        }

        var text = form.Value(TextName(name));
        if (chosen.Count > 0 || text.Length == 0)
        {
            if (chosen.Count == 0 && required)
            {
                form.Add(name, $"“{label}” còn trống. Xin gõ tên, bấm Tìm rồi chọn.");
            }

            return [.. chosen.OfType<Guid>().Distinct()];
        }

        var found = tree.Finder.Find(text, day, 10, level).Where(c => c.IsInForce).ToList();
        if (found is [var only])
        {
            form.With(name, only.Unit.UnitId);
            return [only.Unit.UnitId];
        }

        form.Add(name, found.Count == 0
            ? $"“{label}”: không có đơn vị nào là “{text}” vào ngày {day:dd/MM/yyyy}. Xin gõ tên khác."
            : $"“{label}”: có {found.Count} đơn vị cùng tên. Xin chọn một trong danh sách.");
        return [];
    }
}
