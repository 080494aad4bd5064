using System.Text;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A text file with separators; which separator is found by looking.</summary>
internal sealed class CsvFile
{
    private const int LinesToLookAt = 40;
    private const int LongestCell = 32_767;
    private const string SeparatorLine = "sep=";

    private readonly Stream stream;
    private readonly Encoding encoding;
    private readonly char separator;
    private readonly bool startsWithSeparatorLine;

    private CsvFile(Stream stream)
    {
        this.stream = stream;
        encoding = CsvEncoding.Of(stream);
        using var reader = Reader();
        var lines = new List<string>();
        while (lines.Count < LinesToLookAt && reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        if (lines.All(string.IsNullOrWhiteSpace))
        {
            throw SheetException.Empty();
        }

        startsWithSeparatorLine = lines[0].Length == SeparatorLine.Length + 1 && lines[0].StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase);
        separator = startsWithSeparatorLine ? lines[0][^1] : MostUsed(lines);
    }

    public static CsvFile Open(Stream stream) => new(stream);

    public IEnumerable<SheetRow> Rows(SheetReadOptions options)
    {
        using var reader = Reader();
        if (startsWithSeparatorLine)
        {
            reader.ReadLine();
        }

        // Excel does not show the line that names the separator.
        for (var number = 1; ReadRow(reader, options.MaxColumns) is { } row; number++)
        {
            if (row.Exists(c => !string.IsNullOrWhiteSpace(c)))
            {
                yield return new SheetRow(number, row);
            }
        }
    }

    private StreamReader Reader()
    {
        stream.Position = 0;
        return new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16_384, leaveOpen: true);
    }

    /// <summary>The one on most lines; a title with commas above a list with semicolons shall not decide.</summary>
    private static char MostUsed(List<string> lines) => new[] { '\t', ';', ',' }
        .MaxBy(c => (lines.Count(l => CountOutsideQuotes(l, c) > 0), lines.Sum(l => CountOutsideQuotes(l, c))));

    private static int CountOutsideQuotes(string line, char separator)
    {
        var count = 0;
        var isQuoted = false;
        foreach (var letter in line)
        {
            isQuoted ^= letter == '"';
            count += !isQuoted && letter == separator ? 1 : 0;
        }

        return count;
    }

    private List<string>? ReadRow(StreamReader reader, int mostColumns)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var row = new List<string>();
        bool hasMore;
        do
        {
            var (cell, isFollowed) = ReadCell(reader);
            row.Add(CsvFormula.Unguard(cell));
            if (row.Count > mostColumns && cell.Length > 0)
            {
                throw SheetException.TooManyColumns(mostColumns);
            }

            hasMore = isFollowed;
        }
        while (hasMore);
        while (row.Count > 0 && row[^1].Length == 0)
        {
            row.RemoveAt(row.Count - 1);
        }

        return row;
    }

    private (string Cell, bool IsFollowed) ReadCell(StreamReader reader)
    {
        var cell = new StringBuilder();
        var isQuoted = reader.Peek() == '"';
        if (isQuoted)
        {
            reader.Read();
        }

        while (true)
        {
            var letter = reader.Read();
            if (letter < 0 && isQuoted)
            {
                throw SheetException.Broken();
            }

            if (isQuoted && letter == '"')
            {
                isQuoted = reader.Peek() == '"';
                if (isQuoted)
                {
                    cell.Append((char)reader.Read());
                }
            }
            else if (!isQuoted && (letter is < 0 or '\r' or '\n' || letter == separator))
            {
                if (letter == '\r' && reader.Peek() == '\n')
                {
                    reader.Read();
                }

                return (cell.ToString(), letter == separator);
            }
            else
            {
                cell.Append((char)letter);
            }

            if (cell.Length > LongestCell)
            {
                throw SheetException.Broken();
            }
        }
    }
}
