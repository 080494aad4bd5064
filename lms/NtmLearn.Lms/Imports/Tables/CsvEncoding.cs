using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Finds out how the letters of a text file are written, by looking at all of it.</summary>
internal static class CsvEncoding
{
    private const int SampleLength = 65_536;

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// UTF-8 (with or without mark), UTF-16, Windows-1258; Windows-1252 when that reads better, as it does for legacy
    /// Vietnamese fonts. The stream is left anywhere.
    /// </summary>
    /// <exception cref="SheetException">It is no text.</exception>
    public static Encoding Of(Stream stream)
    {
        var sample = new byte[SampleLength];
        stream.Position = 0;
        sample = sample[..stream.ReadAtLeast(sample, SampleLength, throwOnEndOfStream: false)];
        if (Utf16(sample) is { } utf16)
        {
            return utf16;
        }

        if (sample.Contains((byte)0) || StartsWithHtml(sample))
        {
            throw SheetException.NotASheet();
        }

        stream.Position = 0;
        return IsUtf8(stream) ? new UTF8Encoding(false) : Ansi(stream);
    }

    private static Encoding? Utf16(byte[] sample)
    {
        if (sample is [0xFF, 0xFE, ..] || IsHalfZero(sample, 1))
        {
            return Encoding.Unicode;
        }

        return sample is [0xFE, 0xFF, ..] || IsHalfZero(sample, 0) ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>Separators and digits have a zero byte on one side, no matter how Vietnamese the words between are.</summary>
    private static bool IsHalfZero(byte[] sample, int offset)
    {
        var zeros = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            if (sample[i + 1 - offset] == 0)
            {
                return false;
            }

            zeros += sample[i + offset] == 0 ? 1 : 0;
        }

        return zeros * 4 > sample.Length / 2;
    }

    private static bool StartsWithHtml(byte[] sample)
    {
        var start = Encoding.Latin1.GetString(sample, 0, Math.Min(sample.Length, 200)).TrimStart('ï', '»', '¿', ' ', '\r', '\n', '\t');
        return start.StartsWith('<') || start.StartsWith("%PDF", StringComparison.Ordinal) || start.StartsWith("{\\rtf", StringComparison.Ordinal);
    }

    private static bool IsUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[SampleLength];
        var letters = new char[SampleLength + 1];
        try
        {
            for (var read = stream.Read(bytes); read > 0; read = stream.Read(bytes))
            {
                decoder.GetChars(bytes, 0, read, letters, 0, flush: false);
            }

            decoder.GetChars(bytes, 0, 0, letters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Ansi(Stream stream)
    {
        var western = Encoding.GetEncoding(1252);
        var vietnamese = Encoding.GetEncoding(1258);
        var legacy = Cells(stream, western).Count(c => LegacyEncoding.Read(c).ConvertedFrom is not null);
        var proper = Cells(stream, vietnamese).Count(IsVietnamese);
        return proper >= legacy && proper > 0 ? vietnamese : western;
    }

    /// <summary>Pieces beyond ASCII, cut wherever any separator may be; enough of them to judge by.</summary>
    private static IEnumerable<string> Cells(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var found = 0;
        while (found < 500 && reader.ReadLine() is { } line)
        {
            foreach (var cell in line.Split(',', ';', '\t', '"').Where(c => c.Any(l => l > '\u007F')))
            {
                found++;
                yield return cell;
            }
        }
    }

    private static bool IsVietnamese(string cell) => VietnameseText.Key(cell)
        .Split(' ', '.', '-', '(', ')', '/', ':').Where(w => w.Any(l => l > '\u007F')).All(SyllableShape.IsWellBuilt);
}
