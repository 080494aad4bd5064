using System.Globalization;
using System.Security.Cryptography;
using NtmLearn.Language;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.Grid;

/// <summary>The grid as a file, there and back.</summary>
public static class GridFile
{
    private const string IdHeader = "Mã người (không sửa)";
    private const string NameHeader = "Họ và tên";

    private static readonly Dictionary<string, AttendanceStatus> Words = new(StringComparer.Ordinal)
    {
        ["x"] = AttendanceStatus.Present,
        ["co"] = AttendanceStatus.Present,
        ["co mat"] = AttendanceStatus.Present,
        ["1"] = AttendanceStatus.Present,
        ["m"] = AttendanceStatus.Late,
        ["muon"] = AttendanceStatus.Late,
        ["den muon"] = AttendanceStatus.Late,
        ["tre"] = AttendanceStatus.Late,
        ["s"] = AttendanceStatus.LeftEarly,
        ["ve som"] = AttendanceStatus.LeftEarly,
        ["p"] = AttendanceStatus.Excused,
        ["phep"] = AttendanceStatus.Excused,
        ["co phep"] = AttendanceStatus.Excused,
        ["vang co phep"] = AttendanceStatus.Excused,
        ["v"] = AttendanceStatus.Absent,
        ["vang"] = AttendanceStatus.Absent,
        ["k"] = AttendanceStatus.Absent,
        ["0"] = AttendanceStatus.Absent,
        ["vang khong phep"] = AttendanceStatus.Absent,
        ["khong phai du"] = AttendanceStatus.NotExpected,
    };

    /// <summary>Writes people by sessions; statuses in words.</summary>
    public static byte[] Write(AttendanceGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var file = new MemoryStream();
        SheetWriter.WriteXlsx(
            file,
            "Điểm danh",
            [new SheetColumn(IdHeader, 34), new SheetColumn(NameHeader, 26), new SheetColumn("Năm sinh", 10), new SheetColumn("Đơn vị – ấp", 24), .. grid.Sessions.Select(s => new SheetColumn(HeaderOf(s), 16))],
            grid.Rows.Select(r => (IReadOnlyList<string?>)
            [
                r.Who.AttendeeId.ToString("N"), r.Who.FullName, r.Who.YearOfBirth?.ToString(CultureInfo.InvariantCulture), r.Who.Group,
                .. r.Standing.Select(s => s is { } status ? AttendanceWords.Of(status) : null),
            ]));
        return file.ToArray();
    }

    /// <summary>Reads it back. What cannot be read is told by row and column and stops nothing else.</summary>
    /// <param name="content">XLSX or CSV.</param>
    /// <exception cref="SheetException">It is no table.</exception>
    public static GridReading Read(byte[] content, AttendanceGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        using var stream = new MemoryStream(content);
        using var reader = SheetReader.Open(stream);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var byId = grid.Rows.ToDictionary(r => r.Who.AttendeeId);
        var byName = grid.Rows.ToLookup(r => SearchKey.Of(r.Who.FullName));
        var reading = new GridReading();
        (int Id, int Name, Dictionary<int, int> Sessions)? columns = null;
        foreach (var row in reader.Rows())
        {
            if (columns is null)
            {
                columns = FindHeader(row, grid);
                continue;
            }

            var (id, name, sessions) = columns.Value;
            var typedName = row.Cell(name).Trim();
            if (Find(row.Cell(id), typedName, byId, byName) is not { } who)
            {
                reading.Problems.Add($"Dòng {row.Number}: không tìm thấy “{typedName}” trong lớp, hoặc có nhiều người trùng tên. Xin giữ cột “{IdHeader}”, hoặc thêm người này như khách.");
                continue;
            }

            foreach (var (column, session) in sessions)
            {
                var cell = row.Cell(column).Trim();
                if (cell.Length == 0)
                {
                    continue;
                }

                if (!Words.TryGetValue(SearchKey.Of(cell), out var status))
                {
                    reading.Problems.Add($"Dòng {row.Number}, cột {SheetRow.ColumnName(column)}: không hiểu “{cell}”. Xin ghi Có mặt, Đến muộn, Về sớm, Vắng có phép hoặc Vắng (tắt: x, m, s, p, v).");
                }
                else if (who.Standing[session] != status)
                {
                    reading.Add(grid.Sessions[session].SessionId, new MarkInput(who.Who.AttendeeId, status, $"{hash}-{who.Who.AttendeeId:N}"));
                }
            }
        }

        if (columns is null)
        {
            reading.Problems.Add($"Không thấy dòng tiêu đề có “{NameHeader}” và cột ngày giờ của buổi học. Xin tải tệp mẫu từ trang này rồi điền vào.");
        }

        return reading;
    }

    private static string HeaderOf(SessionFacts session) => string.Create(
        CultureInfo.InvariantCulture, $"{ScreenFormat.Day(session.Day)} {session.StartMinute / 60:00}:{session.StartMinute % 60:00}");

    private static (int Id, int Name, Dictionary<int, int> Sessions)? FindHeader(SheetRow row, AttendanceGrid grid)
    {
        var cells = row.Cells.Select(c => SearchKey.Of(c)).ToList();
        var sessions = new Dictionary<int, int>();
        for (var i = 0; i < grid.Sessions.Count; i++)
        {
            if (cells.IndexOf(SearchKey.Of(HeaderOf(grid.Sessions[i]))) is >= 0 and var column)
            {
                sessions[column] = i;
            }
        }

        var name = cells.FindIndex(c => c is "ho va ten" or "ho ten");
        return name >= 0 && sessions.Count > 0 ? (cells.IndexOf(SearchKey.Of(IdHeader)) is >= 0 and var id ? id : int.MaxValue, name, sessions) : null;
    }

    private static GridRow? Find(string id, string name, Dictionary<Guid, GridRow> byId, ILookup<string, GridRow> byName) =>
        Guid.TryParseExact(id.Trim(), "N", out var attendee) ? byId.GetValueOrDefault(attendee)
        : byName[SearchKey.Of(name)].ToList() is [var only] ? only
        : null;
}
