using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What must hold of a unit among the others. Knows the tree as it is before the change.</summary>
internal static class UnitRules
{
    /// <summary>What is wrong with a unit to be added or changed.</summary>
    /// <param name="unitId">The unit that is changed; null for a new one.</param>
    public static List<Refusal> Check(UnitTree tree, UnitDraft draft, Guid? unitId)
    {
        var wrong = CheckWords(draft.Code, draft.Name, draft.Kind, draft.Level, draft.Seat);
        if (draft.ValidFrom is { } from && draft.ValidTo is { } to && to < from)
        {
            wrong.Add(Invalid("dates_reversed", "Ngày cuối phải sau ngày đầu. Xin xem lại hai ngày.", nameof(UnitDraft.ValidTo)));
        }

        if (tree.WithCode(draft.Code).FirstOrDefault(u => u.UnitId != unitId && Overlaps(u, draft.ValidFrom, draft.ValidTo)) is { } other)
        {
            wrong.Add(Invalid(
                "code_taken", $"Mã {draft.Code} đang là của {tree.PathOf(other.UnitId)} trong cùng thời gian. Xin sửa mã, hoặc sửa ngày.", nameof(UnitDraft.Code)));
        }

        CheckParent(tree, draft, unitId, wrong);
        return wrong;
    }

    public static List<Refusal> CheckWords(string code, string name, string kind, UnitLevel level, string? seat)
    {
        var wrong = new List<Refusal>();
        if (code.Length is 0 or > AdministrativeUnit.CodeMaxLength || !code.All(char.IsAsciiDigit))
        {
            wrong.Add(Invalid("code_invalid", $"Mã đơn vị gồm 1 đến {AdministrativeUnit.CodeMaxLength} chữ số. Ví dụ: 29461.", nameof(UnitDraft.Code)));
        }

        if (name.Length == 0 || UnitWords.FullName("thành phố", name).Length > AdministrativeUnit.NameMaxLength)
        {
            wrong.Add(Invalid("name_invalid", "Xin gõ tên đơn vị, không kèm chữ xã, phường. Ví dụ: Trà Cú.", nameof(UnitDraft.Name)));
        }

        if (!UnitWords.KindsOf(level).Contains(kind))
        {
            wrong.Add(Invalid(
                "kind_invalid", $"{UnitWords.LevelName(level)} chỉ gồm: {string.Join(", ", UnitWords.KindsOf(level))}. Xin chọn lại loại.", nameof(UnitDraft.Kind)));
        }

        if (seat?.Length > AdministrativeUnit.SeatMaxLength)
        {
            wrong.Add(Invalid("seat_too_long", $"Nơi đặt trụ sở dài nhất {AdministrativeUnit.SeatMaxLength} ký tự. Xin viết ngắn lại.", nameof(UnitDraft.Seat)));
        }

        return wrong;
    }

    public static bool Overlaps(AdministrativeUnit unit, DateOnly? from, DateOnly? to) =>
        (unit.ValidFrom ?? DateOnly.MinValue) <= (to ?? DateOnly.MaxValue) && (from ?? DateOnly.MinValue) <= (unit.ValidTo ?? DateOnly.MaxValue);

    public static Refusal Invalid(string code, string message, string? field = null) => new(RefusalKind.Invalid, code, message, field);

    private static void CheckParent(UnitTree tree, UnitDraft draft, Guid? unitId, List<Refusal> wrong)
    {
        if (draft.ParentId is not { } parentId)
        {
            if (draft.Level != UnitLevel.Province)
            {
                wrong.Add(Invalid("parent_missing", "Xin chọn đơn vị cấp trên.", nameof(UnitDraft.ParentId)));
            }

            return;
        }

        if (tree.Find(parentId) is not { } parent)
        {
            wrong.Add(Invalid("parent_unknown", "Không có đơn vị cấp trên này. Xin tìm và chọn lại.", nameof(UnitDraft.ParentId)));
        }
        else if (unitId is { } id && tree.WithAncestors(parentId).Any(u => u.UnitId == id))
        {
            wrong.Add(Invalid("parent_cycle", "Một đơn vị không thể nằm dưới chính nó. Xin chọn đơn vị cấp trên khác.", nameof(UnitDraft.ParentId)));
        }
        else if (parent.Level >= draft.Level)
        {
            wrong.Add(Invalid("parent_level", $"{parent.FullName} không phải cấp trên của {UnitWords.LevelName(draft.Level).ToLowerInvariant()}. Xin chọn lại.", nameof(UnitDraft.ParentId)));
        }
        else if ((draft.ValidFrom ?? DateOnly.MinValue) < (parent.ValidFrom ?? DateOnly.MinValue)
            || (draft.ValidTo ?? DateOnly.MaxValue) > (parent.ValidTo ?? DateOnly.MaxValue))
        {
            wrong.Add(Invalid(
                "parent_not_in_force", $"{parent.FullName} không tồn tại suốt thời gian đó ({UnitPeriod.Of(parent)}). Xin sửa ngày, hoặc chọn cấp trên khác.", nameof(UnitDraft.ParentId)));
        }
    }
}
