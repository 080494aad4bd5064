using System.Globalization;
using System.Text;
using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Reads the cells of a sheet as text.</summary>
internal sealed class XlsxCells(List<string> sharedTexts, XlsxFormats formats, bool startsIn1904)
{
    /// <summary>As much as Excel lets into one cell.</summary>
    private const int LongestText = 32_767;

    /// <summary>The part that holds each text once.</summary>
    public static List<string> ReadSharedTexts(XmlReader reader)
    {
        var texts = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                texts.Add(ReadRuns(reader));
            }
        }

        return texts;
    }

    /// <summary>The reader stands at a row; null when the row is blank.</summary>
    public List<string>? ReadRow(XmlReader reader, int mostColumns)
    {
        var row = new List<string>();
        var column = -1;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
            var text = reader.IsEmptyElement ? "" : ReadCell(reader);
            if (text.Length == 0)
            {
                continue;
            }

            if (column < 0)
            {
                throw SheetException.Broken();
            }

            if (column >= mostColumns)
            {
                throw SheetException.TooManyColumns(mostColumns);
            }

            while (row.Count <= column)
            {
                row.Add("");
            }

            row[column] = text;
        }

        return row.Exists(c => !string.IsNullOrWhiteSpace(c)) ? row : null;
    }

    private string ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        var style = reader.GetAttribute("s") is { } written ? XmlConvert.ToInt32(written) : 0;
        var value = "";
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
            {
                value = ReadText(reader);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
            {
                value = ReadRuns(reader);
            }
        }

        return type switch
        {
            "s" when int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < sharedTexts.Count => sharedTexts[index],
            "s" => "",
            "inlineStr" => value,
            "str" => XlsxText.Unescape(value),
            "b" => value is "1" or "true" ? "TRUE" : "FALSE",
            "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            "n" => formats.Show(value, style, startsIn1904),
            _ => value,
        };
    }

    /// <summary>All the text of an element but how it is pronounced.</summary>
    private static string ReadRuns(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        var isPronunciation = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh")
            {
                isPronunciation = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t" && !isPronunciation)
            {
                text.Append(ReadText(reader));
            }
        }

        return XlsxText.Unescape(text.ToString());
    }

    private static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var buffer = new char[512];
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            for (var read = reader.ReadValueChunk(buffer, 0, buffer.Length); read > 0; read = reader.ReadValueChunk(buffer, 0, buffer.Length))
            {
                text.Append(buffer, 0, read);
                if (text.Length > LongestText * 7)
                {
                    // Seven signs may stand for one.
                    throw SheetException.UnpackedTooLarge();
                }
            }
        }

        return text.ToString();
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter) || column > 20_000)
            {
                break;
            }

            column = (column * 26) + (letter & 31);
        }

        return column - 1;
    }
}
