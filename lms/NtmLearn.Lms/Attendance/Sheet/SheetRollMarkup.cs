using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>
/// The rows of a list that can be written on, by hamlet. Written as text in one go, since a hall has hundreds of rows of
/// few forms: everything about a row but its name, year and number is one of a handful of pieces that are made once.
/// </summary>
internal static class SheetRollMarkup
{
    private static readonly AttendanceStatus[] Choices =
        [AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly, AttendanceStatus.Excused, AttendanceStatus.Absent];

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private static readonly string NotRecorded = "<option value=0>" + Encode("Chưa ghi") + Options(null);
    private static readonly string NotOnTheList = "<option value=0>" + Encode("Không phải dự") + Options(null);

    private static readonly Dictionary<AttendanceStatus, string> Recorded =
        Enum.GetValues<AttendanceStatus>().ToDictionary(status => status, status => Options(status));

    /// <param name="historyOf">Where the marks of one person are told.</param>
    public static MarkupString Write(IReadOnlyList<SheetRow> rows, Func<SheetRow, string> historyOf)
    {
        var html = new StringBuilder(rows.Count * 400);
        var open = false;
        string? group = null;
        foreach (var row in rows)
        {
            if (group != row.Group)
            {
                group = row.Group;
                html.Append(open ? "</fieldset>" : null).Append("<fieldset class=roll><legend>").Append(Encode(group.Length == 0 ? "Chưa rõ nơi ở" : group)).Append("</legend>");
                open = true;
            }

            Append(html, row, historyOf);
        }

        return new MarkupString(html.Append(open ? "</fieldset>" : null).ToString());
    }

    private static void Append(StringBuilder html, SheetRow row, Func<SheetRow, string> historyOf)
    {
        var (id, name) = (SheetForm.NameOf(row), Encode(row.FullName));
        html.Append("<div class=roll-row><label for=").Append(id).Append("><span class=roll-name>").Append(name).Append("</span>");
        if (row.YearOfBirth is { } year)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=muted> {year}</span>");
        }

        html.Append(row.IsWalkIn ? "<span class=muted> (khách)</span>" : null)
            .Append("</label><select id=").Append(id).Append(" name=\"").Append(id).Append("\">")
            .Append(row.Status is { } status ? Recorded[status] : row.IsExpected || row.IsWalkIn ? NotRecorded : NotOnTheList)
            .Append("</select>");
        if (row.Marks > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $"<a class=small href=\"{historyOf(row)}\">{row.Marks} lượt ghi<span class=unseen> của {name}</span></a>");
        }

        html.Append("</div>");
    }

    private static string Options(AttendanceStatus? selected) => string.Concat(Choices.Select(status =>
        string.Create(CultureInfo.InvariantCulture, $"<option value={(int)status}{(status == selected ? " selected" : null)}>{Encode(AttendanceWords.Of(status))}")));

    private static string Encode(string text) => Encoder.Encode(text);
}
