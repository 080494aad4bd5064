namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Words of units and of acts that change them, as they stand on screens and in files.</summary>
public static class UnitWords
{
    /// <summary>Kinds that a unit of a level may be.</summary>
    public static IReadOnlyList<string> KindsOf(UnitLevel level) => level switch
    {
        UnitLevel.Province => ["tỉnh", "thành phố"],
        UnitLevel.District => ["huyện", "thị xã", "thành phố", "quận"],
        _ => ["xã", "phường", "thị trấn", "đặc khu"],
    };

    public static string LevelName(UnitLevel level) => level switch
    {
        UnitLevel.Province => "Cấp tỉnh",
        UnitLevel.District => "Cấp huyện",
        _ => "Cấp xã",
    };

    public static string KindName(ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.Merge => "Sáp nhập",
        ReorganisationKind.Split => "Chia tách",
        ReorganisationKind.Rename => "Đổi tên",
        ReorganisationKind.Move => "Chuyển về đơn vị cấp trên khác",
        _ => "Bỏ cấp hành chính",
    };

    /// <summary>"huyện", "Trà Cú" as "Huyện Trà Cú".</summary>
    public static string FullName(string kind, string name) => $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {name}";
}
