using System.Globalization;
using Microsoft.AspNetCore.Http;
using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Sheet;

/// <summary>
/// The fields of the list: one per row, named by the attendee and what stood there when the page was made, so that rows that
/// nobody touched say nothing, however old the page is.
/// </summary>
internal static class SheetForm
{
    private const char Separator = '.';
    private const string Prefix = "m.";

    /// <summary>Name of the field of a row.</summary>
    public static string NameOf(SheetRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{row.AttendeeId:N}{Separator}{(int)(row.Status ?? 0)}");

    /// <summary>Name of the button that marks whoever is left.</summary>
    public const string Rest = "rest";

    /// <summary>What was changed on the list, and whoever is left when the button for that was pressed.</summary>
    /// <param name="formKey">Begins the keys of the marks, so that the form counts once and can be taken back.</param>
    public static IReadOnlyList<MarkInput> Read(IFormCollection form, SheetView sheet, string formKey, string? reason)
    {
        var chosen = new Dictionary<Guid, AttendanceStatus>();
        foreach (var (name, values) in form)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name.Split(Separator) is [_, var id, var before]
                && Guid.TryParseExact(id, "N", out var attendee) && values is [{ } typed] && typed != before && StatusOf(typed) is { } status)
            {
                chosen[attendee] = status;
            }
        }

        if (StatusOf(form[Rest]) is { } rest)
        {
            foreach (var row in sheet.Rows.Where(r => r is { IsWalkIn: false, Standing: null } && !chosen.ContainsKey(r.AttendeeId)))
            {
                chosen[row.AttendeeId] = rest;
            }
        }

        return [.. chosen.Select(c => new MarkInput(c.Key, c.Value, $"{formKey}-{c.Key:N}", Reason: reason))];
    }

    private static AttendanceStatus? StatusOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((AttendanceStatus)number)
            ? (AttendanceStatus)number
            : null;
}
