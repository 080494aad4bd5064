using System.Globalization;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Reports;

/// <summary>Makes the report out of its rows: I to V and the list of names or classes. What only people know is left to fill in.</summary>
public static class ReportPapers
{
    public const string ToFill = "………";

    /// <param name="path">Of the report's page, without query.</param>
    /// <param name="asked">In words: period, unit, topic.</param>
    public static ReportPaper Make(ReportData data, ReportQuestion question, UnitTree tree, DateOnly today, string path, IReadOnlyList<ReportLine> asked)
    {
        var single = question.Code is null ? null : data.Classes.SingleOrDefault();
        var links = new Links(path, question.Query);
        return new ReportPaper(
            single is null ? "Kết quả các lớp tập huấn" : $"Kết quả lớp {single.Title}",
            [
                new("I", "Căn cứ, tình hình", [new("Căn cứ", ToFill), .. single is null ? asked : Facts(single)], []),
                new("II", "Kết quả", Results(data, links), [.. single is null ? [] : new[] { Sessions(single, data) }, Units(data, question, tree, today, links)]),
                new("III", "Đánh giá", Judgement(data, links), []),
                new("IV", "Kinh phí", Money(data, links), []),
                new("V", "Kiến nghị", [new("Kiến nghị", ToFill)], []),
                new("", "Phụ lục", [], [single is null ? Classes(data) : Names(data)]),
            ]);
    }

    private static IReadOnlyList<ReportLine> Facts(ReportClass c) =>
    [
        new("Lớp", $"{c.Title} ({c.Code})"),
        new("Khóa", c.CourseTitle),
        new("Thời gian", OfferingWords.Days(c.Sessions.Count > 0 ? c.Sessions[0].Day : null, c.LastDay)),
        new("Địa điểm", c.Venues.Count > 0 ? string.Join("; ", c.Venues) : ToFill),
        new("Báo cáo viên", c.Speakers.Count > 0 ? string.Join("; ", c.Speakers) : ToFill),
        new("Tình trạng lớp", OfferingWords.Of(c.Status)),
    ];

    private static IReadOnlyList<ReportLine> Results(ReportData data, Links links)
    {
        var (there, expected) = (data["luot-phai-du"], data["phai-du"]);
        var rate = expected.Sum == 0
            ? "chưa tính được (0 lượt phải dự)"
            : $"{ScreenFormat.Percent(there.Sum / expected.Sum)} ({there.Text}/{expected.Text} lượt phải dự)";
        List<ReportLine> lines =
        [
            .. new[] { "lop", "buoi", "moi", "nguoi", "luot" }.Select(w => links.Line(data[w])),
            new("Tỷ lệ dự", rate, links.To("phai-du")),
            links.Line(there),
            .. Enum.GetValues<LearnerLevel>().Select(l => links.Line(data[ReportData.WordOf(l)])),
            .. new[] { "nu", "khach", "du-du", "chung-nhan" }.Select(w => links.Line(data[w])),
        ];
        if (data["buoi-dem"].Sum > 0)
        {
            lines.Add(new("Đếm, không tên", "số dưới đây không cộng vào các số trên"));
            lines.AddRange(new[] { "buoi-dem", "luot-dem", "nu-dem" }.Select(w => links.Line(data[w])));
        }

        return lines;
    }

    private static IReadOnlyList<ReportLine> Judgement(ReportData data, Links links)
    {
        var scores = data.Rows.Select(r => r.Score).OfType<int>().ToList();
        var ratings = data.Classes.Select(c => c.Rating).OfType<ClassRating>().ToList();
        var answers = ratings.Sum(r => r.Answers);
        return
        [
            scores.Count == 0
                ? new("Điểm kiểm tra trung bình", ReportWords.None)
                : new("Điểm kiểm tra trung bình", $"{ScreenFormat.Number((decimal)scores.Average(), 1)}/100 ({scores.Count} người có điểm)", links.To("co-diem")),
            answers == 0
                ? new("Mức hài lòng trung bình", ReportWords.None)
                : new("Mức hài lòng trung bình", $"{ScreenFormat.Number(ratings.Sum(r => r.Average * r.Answers) / answers, 1)}/5 ({answers} phiếu)"),
            new("Việc làm được", ToFill),
            new("Hạn chế", ToFill),
            new("Nguyên nhân", ToFill),
        ];
    }

    private static IReadOnlyList<ReportLine> Money(ReportData data, Links links) =>
        data.Classes.Any(c => c.IsWhole)
            ? [links.Line(data["kinh-phi"]), .. Enum.GetValues<FundingSource>().Select(s => links.Line(data[ReportData.WordOf(s)]))]
            : [new("Kinh phí", "ngoài phạm vi của anh chị")];

    private static ReportTable Sessions(ReportClass c, ReportData data) => new(
        "Theo buổi",
        [new("Buổi", 5), new("Phải dự", 2, IsCentred: true), new("Có dự", 2, IsCentred: true), new("Đếm, không tên", 2, IsCentred: true)],
        [.. c.Sessions.Select((s, i) => (IReadOnlyList<ReportCell>)
        [
            new($"{ScreenFormat.LongDay(s.Day)}, {ScreenFormat.Time(s.StartMinute)}", $"/van-phong/buoi/{s.SessionId}"),
            new(Number(data.Rows.Count(r => r.Turnout.IsExpectedAt(i)))),
            new(Number(data.Rows.Count(r => r.Turnout.Statuses[i]?.WasThere() == true))),
            new(c.Counts.TryGetValue(s.SessionId, out var count) ? $"{Number(count.Total)} ({Number(count.Women)} nữ)" : ""),
        ])]);

    private static ReportTable Units(ReportData data, ReportQuestion question, UnitTree tree, DateOnly today, Links links) => new(
        question.AsThen ? "Theo đơn vị lúc mở lớp" : "Theo đơn vị hôm nay",
        [new("Đơn vị", 5), .. ReportData.ByUnit.Select(w => new PaperColumn(ShortOf(w), w == "kinh-phi" ? 3 : 2, IsCentred: true))],
        [.. new ReportUnits(data, tree, question, today).Lines().Select(line => (IReadOnlyList<ReportCell>)
        [
            new(line.Path.Length > 0 ? line.Path : line.Label),
            .. ReportData.ByUnit.Select((w, i) => new ReportCell(data[w].Write(line.Figures[i]), line.Figures[i] == 0 ? null : links.To(w, ReportUnits.WordOf(line.Key)))),
        ])]);

    private static ReportTable Classes(ReportData data) => new(
        "Các lớp",
        [new("STT", 1, IsCentred: true), new("Lớp", 6), new("Mã", 3), new("Thời gian", 3), new("Buổi", 1, IsCentred: true), new("Mời", 1, IsCentred: true), new("Người dự", 2, IsCentred: true)],
        [.. data.Classes.Select((c, i) => (IReadOnlyList<ReportCell>)
        [
            new(Number(i + 1)),
            new(c.Title, $"/van-phong/lop/{c.Code}/bao-cao"),
            new(c.Code),
            new(OfferingWords.Days(c.Spot.Day, c.LastDay)),
            new(Number(c.Sessions.Count)),
            new(Number(data.Rows.Count(r => r.Class == c && r.Turnout.IsInvited))),
            new(Number(data.Rows.Count(r => r.Class == c && r.Turnout.Attended > 0))),
        ])]);

    private static ReportTable Names(ReportData data) => new(
        "Danh sách",
        [new("STT", 1, IsCentred: true), new("Họ và tên", 5), new("Năm sinh", 2, IsCentred: true), new("Giới tính", 2), new("Cấp, chức vụ", 4), new("Số buổi dự", 2, IsCentred: true), new("Kết quả", 3)],
        [.. data.Rows.Select((r, i) => (IReadOnlyList<ReportCell>)
        [
            new(Number(i + 1)),
            new(r.Name),
            new(r.Turnout.YearOfBirth?.ToString(CultureInfo.InvariantCulture) ?? ""),
            new(r.Turnout.Sex switch { Sex.Female => "Nữ", Sex.Male => "Nam", _ => "" }),
            new(r.Post is { } post ? $"{ReportWords.Of(r.Level)}: {post}" : ReportWords.Of(r.Level)),
            new(r.Turnout.Share is { Expected: > 0 } share ? $"{share.Attended}/{share.Expected}" : Number(r.Turnout.Attended)),
            new(r.Turnout.Enrolments is [var enrolment, ..] ? EnrolmentWords.Of(enrolment.Status) : "Khách"),
        ])]);

    private static string ShortOf(string word) => word switch
    {
        "lop" => "Lớp",
        "buoi" => "Buổi",
        "moi" => "Mời",
        "nguoi" => "Người dự",
        "nu" => "Nữ",
        "luot" => "Lượt dự",
        "phai-du" => "Lượt phải dự",
        "luot-phai-du" => "Đã dự",
        "du-du" => "Dự đủ",
        _ => "Kinh phí",
    };

    private static string Number(int number) => ScreenFormat.Number(number);

    private sealed record Links(string Path, string Query)
    {
        public string To(string word, string? line = null) =>
            $"{Path}/so-lieu/{word}{Query}" + (line is null ? null : $"{(Query.Length > 1 ? "&" : null)}dong={line}");

        public ReportLine Line(ReportFigure figure) => new(figure.Label, figure.Text, figure.Sum == 0 ? null : To(figure.Word));
    }
}
