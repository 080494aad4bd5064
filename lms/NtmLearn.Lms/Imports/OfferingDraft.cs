namespace NtmLearn.Lms.Imports;

/// <summary>A class as the rows of a file tell of it: what is said once holds for all, and the rows are its sessions.</summary>
internal sealed class OfferingDraft
{
    private readonly List<RowIssue>[] issues;

    public OfferingDraft(IReadOnlyList<OfferingRow> rows)
    {
        Rows = rows;
        issues = [.. rows.Select(r => r.Issues.ToList())];
        Capacity = One(r => r.Capacity, OfferingFields.Capacity, "Số chỗ");
        OpensAt = One(r => r.OpensAt, OfferingFields.Opens, "Ngày mở đăng ký");
        ClosesAt = One(r => r.ClosesAt, OfferingFields.Closes, "Hạn đăng ký");
        UnitId = One(r => r.UnitId, OfferingFields.Unit, "Đơn vị");
        if (Capacity is null && rows[0].Code.Length == 0 && !rows[0].IsWrong)
        {
            issues[0].Add(RowIssue.Error(OfferingFields.Capacity, "Thiếu số chỗ của lớp, ví dụ 40."));
        }

        for (var i = 1; i < rows.Count; i++)
        {
            var earlier = rows.Take(i).FirstOrDefault(r => rows[i].Session is { } session
                && (session.Day, session.StartMinute) == (r.Session?.Day, r.Session?.StartMinute));
            if (earlier is not null)
            {
                issues[i].Add(RowIssue.Error(OfferingFields.Day, $"Buổi học này đã có ở dòng {earlier.Number} của tệp. Chỉ giữ một dòng."));
            }
        }
    }

    public IReadOnlyList<OfferingRow> Rows { get; }

    public OfferingRow First => Rows[0];

    public int? Capacity { get; }

    public DateTime? OpensAt { get; }

    public DateTime? ClosesAt { get; }

    public Guid? UnitId { get; }

    /// <summary>A class with a wrong row is not half made.</summary>
    public bool IsWrong => issues.Any(HasError);

    public IReadOnlyList<RowIssue> IssuesOf(int row) => issues[row];

    /// <summary>All rows back, each with its own faults, the others with where to look.</summary>
    public IReadOnlyList<RowResult> Rejected(IReadOnlyList<RowIssue> reasons)
    {
        if (reasons.Count > 0)
        {
            return [.. Rows.Select((r, i) => RowResult.Rejected(
                r.Number, i == 0 ? [.. issues[0], .. reasons] : [.. issues[i], RowIssue.Error(null, $"Lớp này chưa nhập được, xem dòng {First.Number}.")]))];
        }

        var wrong = string.Join(", ", Rows.Where((_, i) => HasError(issues[i])).Select(r => r.Number).Take(5));
        return [.. Rows.Select((r, i) => RowResult.Rejected(
            r.Number, HasError(issues[i]) ? issues[i] : [.. issues[i], RowIssue.Error(null, $"Lớp này có lỗi ở dòng {wrong} nên chưa nhập. Sửa dòng đó rồi gửi lại cả lớp.")]))];
    }

    private static bool HasError(List<RowIssue> issues) => issues.Exists(i => i.Weight == IssueWeight.Error);

    private T? One<T>(Func<OfferingRow, T?> take, string field, string label)
        where T : struct
    {
        T? one = null;
        var from = 0;
        for (var i = 0; i < Rows.Count; i++)
        {
            if (take(Rows[i]) is not { } said)
            {
                continue;
            }

            if (one is null)
            {
                (one, from) = (said, Rows[i].Number);
            }
            else if (!said.Equals(one.Value))
            {
                issues[i].Add(RowIssue.Error(field, $"{label} khác với dòng {from} của cùng lớp. Sửa cho giống nhau, hoặc ghi cột “Lớp số” nếu là hai lớp."));
            }
        }

        return one;
    }
}
