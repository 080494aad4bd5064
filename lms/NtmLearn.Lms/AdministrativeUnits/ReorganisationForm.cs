using System.Security.Cryptography;
using System.Text.Json;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Reads the form in which an act is entered. Successors stand in numbered blocks.</summary>
internal static class ReorganisationForm
{
    public const int MostSuccessors = 6;
    public const string KindName = "loai";
    public const string CountName = "so";
    public const string SeenName = "da-xem";
    public const string ConfirmName = "ghi";
    public const string NewValue = "moi";
    public const string ExistingValue = "co-san";

    public static string Field(string name, int index) => $"{name}-{index}";

    public static string AssignmentName(Guid id) => $"giao-{id:N}";

    /// <summary>How many successors the form has room for.</summary>
    public static int CountOf(FormState form, ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.TierDropped => 0,
        ReorganisationKind.Split => int.TryParse(form.Value(CountName), out var count) ? Math.Clamp(count, 2, MostSuccessors) : 2,
        _ => 1,
    };

    public static bool TakesSeveral(ReorganisationKind kind) => kind is ReorganisationKind.Merge or ReorganisationKind.TierDropped;

    /// <summary>The act as typed, or null with errors.</summary>
    public static ReorganisationDraft? Read(FormState form, UnitTree tree, ReorganisationKind kind, DateOnly today)
    {
        var day = form.Day("EffectiveOn", "Ngày hiệu lực");
        var number = form.OptionalText("Number", "Số, ký hiệu văn bản", Reorganisation.NumberMaxLength);
        var title = form.OptionalText("Title", "Tên hồ sơ", Reorganisation.TitleMaxLength);
        var note = form.OptionalText("Note", "Ghi chú", Reorganisation.NoteMaxLength);
        var before = (day ?? today).AddDays(-1);
        var predecessors = UnitPick.Many(form, tree, "Predecessors", "Đơn vị cũ", before);
        var successors = Enumerable.Range(0, CountOf(form, kind)).Select(i => Successor(form, tree, kind, i, day ?? today)).ToList();
        if (form.HasErrors || day is not { } on)
        {
            return null;
        }

        var assignments = new Dictionary<Guid, int>();
        foreach (var id in Assignable(tree, predecessors, on))
        {
            if (int.TryParse(form.Value(AssignmentName(id)), out var index) && index >= 0 && index < successors.Count)
            {
                assignments[id] = index;
            }
        }

        return new ReorganisationDraft(kind, on, number, title, note, predecessors, successors, form.Checked("AllowOtherLevel"), assignments);
    }

    /// <summary>Hamlets and units below that a split has to share out.</summary>
    public static IEnumerable<Guid> Assignable(UnitTree tree, IReadOnlyList<Guid> predecessors, DateOnly on) => predecessors.SelectMany(p =>
        tree.Hamlets.HamletsOf(p, on.AddDays(-1)).Select(h => h.HamletId).Concat(tree.ChildrenOn(p, on.AddDays(-1)).Select(c => c.UnitId)));

    /// <summary>Changes when anything of the act changes, so that what is recorded is what was looked at.</summary>
    public static string SealOf(ReorganisationDraft draft) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(draft)));

    private static SuccessorDraft Successor(FormState form, UnitTree tree, ReorganisationKind kind, int index, DateOnly day)
    {
        var takesOver = form.Value("TakesOver") == index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (kind == ReorganisationKind.Merge && form.Value(Field("Which", index)) == ExistingValue)
        {
            return new SuccessorDraft(UnitPick.One(form, tree, Field("Existing", index), "Đơn vị nhận", day));
        }

        var code = form.OptionalText(Field("Code", index), "Mã đơn vị mới", AdministrativeUnit.CodeMaxLength);
        var name = kind == ReorganisationKind.Move
            ? form.OptionalText(Field("Name", index), "Tên đơn vị mới", AdministrativeUnit.NameMaxLength)
            : form.RequiredText(Field("Name", index), "Tên đơn vị mới", AdministrativeUnit.NameMaxLength, "Trà Cú");
        var word = form.OptionalText(Field("Kind", index), "Loại", AdministrativeUnit.KindMaxLength);
        var parent = UnitPick.One(form, tree, Field("ParentId", index), "Cấp trên mới", day, required: kind == ReorganisationKind.Move);
        return new SuccessorDraft(null, code, name, word, parent, null, takesOver);
    }
}
