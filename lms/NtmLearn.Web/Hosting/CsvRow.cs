namespace NtmLearn.Web.Hosting;

/// <summary>Writes rows of comma-separated values (RFC 4180).</summary>
internal static class CsvRow
{
    public static string Write(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>What people typed must not run as a formula when the file is opened in a spreadsheet.</summary>
    private static string Cell(string text)
    {
        var safe = text.AsSpan().TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
