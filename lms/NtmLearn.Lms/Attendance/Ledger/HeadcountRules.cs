using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>What numbers of a headcount go together.</summary>
public static class HeadcountRules
{
    public const int Most = 10_000;

    public static Refusal? Refuse(HeadcountInput count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count.Total is < 0 or > Most ? Invalid("total", $"Tổng số người phải từ 0 đến {Most}.")
            : Beyond(count.Women, count.Total) ? Invalid("women", "Số nữ phải từ 0 và không lớn hơn tổng số người.")
            : Beyond(count.EthnicMinority, count.Total) ? Invalid("ethnicMinority", "Số người dân tộc thiểu số phải từ 0 và không lớn hơn tổng số người.")
            : Beyond(count.PoorHousehold, count.Total) ? Invalid("poorHousehold", "Số người hộ nghèo phải từ 0 và không lớn hơn tổng số người.")
            : null;
    }

    internal static bool IsSame(Headcount kept, HeadcountInput count) =>
        (kept.Total, kept.Women, kept.EthnicMinority, kept.PoorHousehold) == (count.Total, count.Women, count.EthnicMinority, count.PoorHousehold);

    private static bool Beyond(int? part, int total) => part < 0 || part > total;

    private static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, "headcount_invalid", message, field);
}
