using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>
/// Reads XLSX and CSV row by row, as text, as the office sees it: leading zeros stay, dates are dd/MM/yyyy, numbers have no
/// exponent. What is in the file decides which of the two it is, not its name.
/// </summary>
/// <remarks>
/// XLSX is read by our own code rather than by a library: number formats (which hold the leading zeros), limits against files
/// that unfold without end, and rows one at a time were not to be had together.
/// </remarks>
public sealed class SheetReader : IDisposable
{
    private static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    // Compound file: Excel before 2007, and the wrapping of every file with a password.
    private static ReadOnlySpan<byte> CompoundMagic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly Stream stream;
    private readonly SheetReadOptions options;
    private readonly XlsxFile? xlsx;
    private readonly CsvFile? csv;

    private SheetReader(Stream stream, SheetReadOptions options)
    {
        this.stream = stream;
        this.options = options;
        Span<byte> start = stackalloc byte[8];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (start.StartsWith(CompoundMagic))
        {
            throw CompoundFile.IsEncrypted(stream) ? SheetException.Encrypted() : SheetException.OldExcel();
        }

        if (start.StartsWith(ZipMagic))
        {
            xlsx = XlsxFile.Open(stream, options);
        }
        else
        {
            csv = CsvFile.Open(stream);
        }
    }

    /// <summary>The sheets that are not hidden, in order; none for CSV.</summary>
    public IReadOnlyList<string> SheetNames => xlsx?.SheetNames ?? [];

    /// <summary>Opens a file; a stream that cannot seek is first taken into memory. The stream stays the caller's.</summary>
    /// <exception cref="SheetException">It cannot be read as a table.</exception>
    public static SheetReader Open(Stream stream, SheetReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new SheetReadOptions();
        return Guarded(() => new SheetReader(Seekable(stream, options.MaxBytes), options));
    }

    /// <summary>The rows that hold anything, read as they are asked for; can be asked for again.</summary>
    /// <exception cref="SheetException">The file is broken further down, or there are too many rows.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        stream.Position = 0;
        using var rows = (xlsx?.Rows() ?? csv!.Rows(options)).GetEnumerator();
        for (var count = 0; Guarded(rows.MoveNext); count++)
        {
            if (count >= options.MaxRows)
            {
                throw SheetException.TooManyRows(options.MaxRows);
            }

            yield return rows.Current;
        }
    }

    public void Dispose() => xlsx?.Dispose();

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or FormatException or OverflowException)
        {
            throw SheetException.Broken(e);
        }
    }

    private static Stream Seekable(Stream stream, long mostBytes)
    {
        if (stream.CanSeek)
        {
            stream.Position = 0;
            return stream.Length > mostBytes ? throw SheetException.TooLarge(mostBytes)
                : stream.Length == 0 ? throw SheetException.Empty()
                : stream;
        }

        var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > mostBytes)
            {
                throw SheetException.TooLarge(mostBytes);
            }
        }

        copy.Position = 0;
        return copy.Length == 0 ? throw SheetException.Empty() : copy;
    }
}
