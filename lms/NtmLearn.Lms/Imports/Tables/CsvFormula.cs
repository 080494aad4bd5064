namespace NtmLearn.Lms.Imports.Tables;

/// <summary>
/// Spreadsheets take a CSV cell that begins with = + - @ for a formula. An apostrophe before it keeps it text; reading takes
/// the apostrophe away again, so that nothing changes on the way.
/// </summary>
internal static class CsvFormula
{
    public static string Guard(string cell) => StartsLikeFormula(cell) ? "'" + cell : cell;

    public static string Unguard(string cell) => cell is ['\'', ..] && StartsLikeFormula(cell) ? cell[1..] : cell;

    private static bool StartsLikeFormula(string cell) => cell.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
