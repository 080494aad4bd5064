using System.Globalization;
using NtmLearn.Language;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Imports;

/// <summary>Reads what rows tell of classes; what forms check is checked where forms are.</summary>
internal sealed class OfferingRowReader(PlaceReader places, IReadOnlyList<Course> courses, IReadOnlyList<Venue> venues, LocalTime time)
{
    private const int MinutesOfDay = 24 * 60;

    public OfferingRow Read(TableRow row)
    {
        var issues = new List<RowIssue>();
        foreach (var (field, notes) in row.Notes)
        {
            issues.AddRange(CellText.Describe(notes).Select(text => RowIssue.Warning(field, text)));
        }

        var courseId = Course(row[OfferingFields.Course], issues);
        var title = row[OfferingFields.Title];
        if (title.Length == 0)
        {
            issues.Add(RowIssue.Error(OfferingFields.Title, "Lớp chưa có tên. Ghi lớp dạy gì, cho ai."));
        }

        var unit = row[OfferingFields.Unit] is { Length: > 0 } written ? Unit(written, issues) : null;
        var capacity = Capacity(row[OfferingFields.Capacity], issues);
        var opens = Instant(OfferingFields.Opens, row[OfferingFields.Opens], 0, issues);
        var closes = Instant(OfferingFields.Closes, row[OfferingFields.Closes], MinutesOfDay, issues);
        var session = Session(row, unit, issues);
        var code = string.Concat(row[OfferingFields.Code].Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        var key = code.Length > 0 ? $"c{code}"
            : row[OfferingFields.Key] is { Length: > 0 } number ? $"k{SearchKey.Of(number)}"
            : $"t{courseId}\n{SearchKey.Of(title)}\n{unit}";
        return new OfferingRow(row.Number, key, code, courseId, title, capacity, unit, opens, closes, session, issues);
    }

    private Guid? Course(string text, List<RowIssue> issues)
    {
        var key = SearchKey.Of(text);
        var found = courses.Where(c => SearchKey.Of(c.Code) == key).ToList();
        found = found.Count > 0 ? found : [.. courses.Where(c => SearchKey.Of(c.Title) == key)];
        if (found is [var only])
        {
            return only.CourseId;
        }

        issues.Add(RowIssue.Error(OfferingFields.Course, text.Length == 0 ? "Thiếu mã khóa. Xem mã ở trang Khóa."
            : found.Count == 0 ? $"Không có khóa “{text}”. Ghi mã khóa như ở trang Khóa."
            : $"Có {found.Count} khóa tên “{text}”. Ghi mã khóa thay cho tên."));
        return null;
    }

    private Guid? Unit(string text, List<RowIssue> issues)
    {
        var read = places.Unit(text);
        if (read.Error is { } error)
        {
            issues.Add(RowIssue.Error(OfferingFields.Unit, error));
        }
        else if (read.Remark is { } remark)
        {
            issues.Add(RowIssue.Warning(OfferingFields.Unit, remark));
        }

        return read.Id;
    }

    private static int? Capacity(string text, List<RowIssue> issues)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seats))
        {
            return seats;
        }

        issues.Add(RowIssue.Error(OfferingFields.Capacity, $"Số chỗ “{text}” không đọc được. Chỉ ghi số, ví dụ 40."));
        return null;
    }

    /// <summary>A day, or a day and an hour; a day alone means its beginning, or its end.</summary>
    private DateTime? Instant(string field, string text, int minute, List<RowIssue> issues)
    {
        var read = CellText.Day(text);
        if (read.Error is { } error)
        {
            issues.Add(RowIssue.Error(field, error));
        }

        if (read.Value is not { } day)
        {
            return null;
        }

        var space = text.Trim().IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && TimeOnly.TryParse(text.Trim()[space..], CultureInfo.InvariantCulture, out var hour)
            ? time.ToUtc(day, (hour.Hour * 60) + hour.Minute)
            : time.ToUtc(day, minute);
    }

    private SessionInput? Session(TableRow row, Guid? unit, List<RowIssue> issues)
    {
        var day = CellText.Day(row[OfferingFields.Day]);
        if (day.Value is null)
        {
            issues.Add(RowIssue.Error(OfferingFields.Day, day.Error ?? "Thiếu ngày học. Ghi ngày/tháng/năm, ví dụ 15/12/2026."));
        }

        var (part, hours) = (row[OfferingFields.Part], row[OfferingFields.Time]);
        var read = SessionHours.Read(part, hours);
        if (read is null)
        {
            issues.Add(RowIssue.Error(
                OfferingFields.Time, part.Length + hours.Length == 0 ? "Thiếu giờ học. Ghi ví dụ 7:30 - 11:00, hoặc Sáng, Chiều." : $"Giờ “{(hours.Length > 0 ? hours : part)}” không đọc được. Ghi ví dụ 7:30 - 11:00, hoặc Sáng, Chiều."));
        }

        var venue = row[OfferingFields.Venue] is { Length: > 0 } place ? Venue(place, unit, issues) : null;
        return day.Value is { } on && read is { } at ? new SessionInput(on, at.Start, at.End, venue) : null;
    }

    private Guid? Venue(string text, Guid? unit, List<RowIssue> issues)
    {
        var key = SearchKey.Of(text);
        var found = venues.Where(v => !v.IsRetired && SearchKey.Of(v.Name) == key).ToList();
        if (found.Count > 1 && unit is not null)
        {
            found = found.FindAll(v => v.UnitId == unit);
        }

        if (found is [var only])
        {
            return only.VenueId;
        }

        issues.Add(RowIssue.Error(OfferingFields.Venue, found.Count == 0
            ? $"Không có địa điểm “{text}” trong danh mục. Thêm ở trang Địa điểm, hoặc ghi đúng tên đã có."
            : $"Có {found.Count} địa điểm tên “{text}”. Đổi tên cho khác nhau ở trang Địa điểm, hoặc ghi đơn vị của lớp."));
        return null;
    }
}
