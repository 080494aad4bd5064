using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Reports;

/// <summary>What a report is made of. Every figure is the sum of rows that can be shown.</summary>
public sealed record ReportData(IReadOnlyList<ReportClass> Classes, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Figures by unit are of these.</summary>
    public static readonly IReadOnlyList<string> ByUnit = ["lop", "buoi", "moi", "nguoi", "nu", "luot", "phai-du", "luot-phai-du", "du-du", "kinh-phi"];

    private List<ReportRow>? people;
    private IReadOnlyList<ReportFigure>? figures;

    /// <summary>All figures in their order.</summary>
    public IReadOnlyList<ReportFigure> Figures => figures ??= Make();

    /// <summary>Everybody who came, once, however many classes they came to: as in the last of these.</summary>
    public IReadOnlyList<ReportRow> People => people ??=
        [.. Rows.Where(r => r.Turnout.Attended > 0).GroupBy(r => r.Turnout.Key).Select(g => g.MaxBy(r => (r.Spot.Day, r.Class.Code))!)];

    public ReportFigure this[string word] => Figures.Single(f => f.Word == word);

    private IReadOnlyList<ReportFigure> Make() =>
    [
        new("lop", "Số lớp", () => Classes.Select(c => new FigureRow(c.Title, $"{c.Code}, {OfferingWords.Days(c.Spot.Day, c.LastDay)}", PathOf(c), 1, c.Spot))),
        new("buoi", "Số buổi", () => Classes.SelectMany(c => c.Sessions.Select(s => new FigureRow(
            $"{ScreenFormat.LongDay(s.Day)}, {ScreenFormat.Time(s.StartMinute)}", $"{c.Title} ({c.Code})", SheetEndpoints.PathOf(s.SessionId), 1, c.Spot)))),
        new("moi", "Số mời (học viên từng có chỗ)", () => Rows.Where(r => r.Turnout.IsInvited).Select(r => Line(r, 1))),
        new("nguoi", "Số người dự", () => People.Select(r => Line(r, 1))),
        new("luot", "Số lượt dự", () => Rows.Where(r => r.Turnout.Attended > 0).Select(r => Line(r, r.Turnout.Attended))),
        new("phai-du", "Số lượt phải dự", () => Rows.Where(r => r.Turnout.Share.Expected > 0).Select(r => Line(r, r.Turnout.Share.Expected))),
        new("luot-phai-du", "Trong đó đã dự", () => Rows.Where(r => r.Turnout.Share.Attended > 0).Select(r => Line(r, r.Turnout.Share.Attended))),
        .. Enum.GetValues<LearnerLevel>().Select(level =>
            new ReportFigure(WordOf(level), ReportWords.Of(level), () => People.Where(r => r.Level == level).Select(r => Line(r, 1)))),
        new("nu", "Nữ", () => People.Where(r => r.Turnout.Sex == Sex.Female).Select(r => Line(r, 1))),
        new("khach", "Khách chưa đăng ký", () => People.Where(r => !r.Turnout.IsInvited).Select(r => Line(r, 1))),
        new("du-du", "Dự đủ các buổi phải dự", () => Rows.Where(r => r.Turnout.IsFull).Select(r => Line(r, 1))),
        new("chung-nhan", "Được cấp chứng nhận", () => Rows.Where(r => r.HasCertificate).Select(r => Line(r, 1))),
        new("co-diem", "Có điểm bài kiểm tra", () => Rows.Where(r => r.Score is not null).Select(r => Line(r, 1, $"{r.Score}%"))),
        new("buoi-dem", "Buổi chỉ đếm người", () => Counted((c, h) => new FigureRow(c.Title, CountOf(h), SheetEndpoints.PathOf(h.SessionId), 1, c.Spot))),
        new("luot-dem", "Lượt đếm được (không tên)", () => Counted((c, h) => new FigureRow(c.Title, CountOf(h), SheetEndpoints.PathOf(h.SessionId), h.Total, c.Spot))),
        new("nu-dem", "Trong đó nữ (không tên)", () => Counted((c, h) => new FigureRow(c.Title, CountOf(h), SheetEndpoints.PathOf(h.SessionId), h.Women, c.Spot))),
        new("kinh-phi", "Kinh phí", () => Costs(null), isMoney: true),
        .. Enum.GetValues<FundingSource>().Select(source => new ReportFigure(WordOf(source), OfferingWords.Of(source), () => Costs(source), isMoney: true)),
    ];

    internal static string WordOf(LearnerLevel level) => level switch
    {
        LearnerLevel.Province => "cap-tinh",
        LearnerLevel.District => "cap-huyen",
        LearnerLevel.Commune => "cap-xa",
        LearnerLevel.Hamlet => "cap-ap",
        _ => "nguoi-dan",
    };

    internal static string WordOf(FundingSource source) => "kinh-phi-" + (int)source;

    private static string PathOf(ReportClass offering) => $"/van-phong/lop/{offering.Code}/bao-cao";

    private static string CountOf(Attendance.Ledger.Headcount count) => $"{count.Total} người, {count.Women} nữ";

    private static FigureRow Line(ReportRow row, int amount, string? more = null) => new(
        row.Name,
        $"{row.Class.Title} ({row.Class.Code})" + (more is null ? null : $", {more}"),
        row.Turnout.Enrolments is [var enrolment, ..] ? $"/van-phong/dang-ky/{enrolment.EnrolmentId}" : row.Turnout.IsPerson ? $"/nguoi/{row.Turnout.Key}" : null,
        amount,
        row.Spot);

    private IEnumerable<FigureRow> Counted(Func<ReportClass, Attendance.Ledger.Headcount, FigureRow> line) =>
        Classes.SelectMany(c => c.Sessions.Where(s => c.Counts.ContainsKey(s.SessionId)).Select(s => line(c, c.Counts[s.SessionId])));

    private IEnumerable<FigureRow> Costs(FundingSource? source) => Classes.SelectMany(c => c.Costs.Where(l => source is null || l.Source == source)
        .Select(l => new FigureRow(l.Item, $"{OfferingWords.Of(l.Source)}, {c.Title} ({c.Code})", $"/van-phong/lop/{c.Code}", l.Amount, c.Spot)));
}
