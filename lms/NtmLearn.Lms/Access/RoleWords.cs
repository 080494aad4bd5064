namespace NtmLearn.Lms.Access;

/// <summary>Roles in the words of screens.</summary>
public static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Administrator => "Quản trị viên",
        Role.Coordinator => "Điều phối viên tỉnh",
        Role.UnitManager => "Cán bộ quản lý đơn vị",
        Role.Facilitator => "Tập huấn viên",
        Role.DoorKeeper => "Người điểm danh",
        Role.OrganisationReporter => "Người báo cáo của tổ chức",
        Role.PressPartner => "Đối tác báo chí",
        Role.Auditor => "Người kiểm tra",
        Role.Learner => "Học viên",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The roles of somebody, the widest first.</summary>
    public static string LabelOf(IEnumerable<CallerRole> roles) =>
        string.Join(", ", roles.Select(r => r.Role).Distinct().Order().Select(Of)) is { Length: > 0 } label ? label : "Chưa có vai trò";
}
