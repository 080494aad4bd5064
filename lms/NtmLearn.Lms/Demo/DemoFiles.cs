using System.Globalization;

namespace NtmLearn.Lms.Demo;

/// <summary>Reads the files of <c>content/demo</c>: commas, quotes where a cell holds a comma, first line names. A folder of somebody's own may leave files out.</summary>
internal static class DemoFiles
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string folder, string name)
    {
        if (!File.Exists(Path.Combine(folder, name)))
        {
            yield break;
        }

        using var reader = new StreamReader(Path.Combine(folder, name));
        var header = Split(reader.ReadLine() ?? "");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                var cells = Split(line);
                yield return header.Zip(cells).ToDictionary(p => p.First, p => p.Second);
            }
        }
    }

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
