using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>XLSX writes what XML cannot hold as _x0001_; text that looks like that is written so itself.</summary>
internal static partial class XlsxText
{
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                result.Append(letter).Append(text[++i]);
            }
            else if (char.IsSurrogate(letter) || letter == '\uFFFF' || letter == '\uFFFE')
            {
                result.Append('\uFFFD');
            }
            else if (letter == '\r' || !XmlConvert.IsXmlChar(letter) || (letter == '_' && Escaped().Match(text, i) is { Success: true } escaped && escaped.Index == i))
            {
                result.Append(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_");
            }
            else
            {
                result.Append(letter);
            }
        }

        return result.ToString();
    }

    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
