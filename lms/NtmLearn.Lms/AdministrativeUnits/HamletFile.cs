using NtmLearn.Language;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Reads hamlets from XLSX, or from comma- or tab-separated text, with a header line.</summary>
public static class HamletFile
{
    public const int MaxRows = 20_000;

    private static readonly string[] Communes = ["mã xã", "ma xa", "ma_xa", "xã", "xa", "xã, phường", "xã/phường", "đơn vị", "commune", "unit_code"];
    private static readonly string[] Names = ["ấp", "ap", "ấp, khóm", "ấp/khóm", "tên ấp", "tên", "ten", "name"];
    private static readonly string[] Froms = ["từ ngày", "tu ngay", "tu_ngay", "từ", "valid_from", "from"];
    private static readonly string[] Tos = ["đến ngày", "den ngay", "den_ngay", "đến", "valid_to", "to"];

    /// <summary>The rows that hold anything; empty when no column is known.</summary>
    /// <exception cref="SheetException">It cannot be read as a table; the message says why in Vietnamese.</exception>
    public static IReadOnlyList<HamletFileRow> Read(Stream file)
    {
        using var reader = SheetReader.Open(file);
        string[]? header = null;
        var rows = new List<HamletFileRow>();
        foreach (var row in reader.Rows())
        {
            if (header is null)
            {
                header = [.. row.Cells.Select(c => Tidy(c).ToLowerInvariant())];
                continue;
            }

            var read = new HamletFileRow(row.Number, Cell(row, Communes), Cell(row, Names), Cell(row, Froms), Cell(row, Tos));
            if (read.Commune.Length > 0 || read.Name.Length > 0)
            {
                rows.Add(read);
            }
        }

        return rows;

        string Cell(SheetRow row, string[] columns) =>
            columns.Select(c => Array.IndexOf(header, c)).Where(i => i >= 0).Select(i => Tidy(row.Cell(i))).FirstOrDefault(c => c.Length > 0, "");
    }

    private static string Tidy(string cell) => VietnameseText.Normalise(cell).Trim();
}
