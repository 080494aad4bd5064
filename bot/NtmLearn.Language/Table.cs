using System.Text;

namespace NtmLearn.Language;

/// <summary>Reads comma- or tab-separated text with a header line; <c>#</c> starts a comment line.</summary>
public static class Table
{
    /// <summary>The lines after the header line; blank lines and lines that begin with # are passed over.</summary>
    public static IEnumerable<Row> Read(string text)
    {
        Dictionary<string, int>? header = null;
        var separator = ',';
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            var trimmed = line.TrimEnd('\r');
            if (string.IsNullOrWhiteSpace(trimmed) || trimmed[0] == '#')
            {
                continue;
            }

            if (header is null)
            {
                separator = trimmed.Contains('\t') ? '\t' : ',';
                header = [];
                foreach (var name in Cells(trimmed, separator))
                {
                    header.TryAdd(name.ToLowerInvariant(), header.Count);
                }

                continue;
            }

            yield return new Row(header, Cells(trimmed, separator));
        }
    }

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    /// <summary>A line whose cells are asked for by column name; an absent column is empty.</summary>
    /// <summary>One line by the names of its columns; a column that is missing reads as empty.</summary>
    public sealed class Row(Dictionary<string, int> header, List<string> cells)
    {
        public string this[string column] =>
            header.TryGetValue(column, out var index) && index < cells.Count ? cells[index] : "";
    }
}
