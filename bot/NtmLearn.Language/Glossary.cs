using System.Text;

namespace NtmLearn.Language;

/// <summary>Words of another language with the Vietnamese words to search for. Reads a question word by word; no grammar.</summary>
public sealed class Glossary
{
    private const int MaxWords = 6;

    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly int longestRun;

    private Glossary(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (foreign, vietnamese) in pairs)
        {
            var key = KeyOf(foreign);
            if (key.Length > 0)
            {
                phrases.TryAdd(key, vietnamese);
                longestRun = Math.Max(longestRun, key.Length);
            }
        }
    }

    /// <summary>Reads CSV text with the columns <paramref name="column"/> and <c>vietnamese</c>.</summary>
    public static Glossary Read(string csv, string column) =>
        new(Table.Read(csv).Select(r => KeyValuePair.Create(r[column], r["vietnamese"])));

    /// <summary>
    /// The Vietnamese words for a text of words parted by blanks, unknown words kept as they are, and the share of
    /// words known.
    /// </summary>
    public (string Text, double Known) Translate(string text)
    {
        var words = Tokens.Split(text);
        var (known, output) = (0, new StringBuilder());
        for (var i = 0; i < words.Count;)
        {
            var length = Math.Min(MaxWords, words.Count - i);
            string? found = null;
            for (; length >= 1; length--)
            {
                var phrase = string.Join(' ', words.Skip(i).Take(length).Select(w => w.Folded));
                if (phrases.TryGetValue(phrase, out found) || (length == 1 && phrases.TryGetValue(Singular(phrase), out found)))
                {
                    break;
                }
            }

            length = Math.Max(1, length);
            known += found is null ? 0 : length;
            output.Append(output.Length > 0 ? " " : "").Append(found ?? words[i].Text);
            i += length;
        }

        return (output.ToString(), words.Count == 0 ? 0 : (double)known / words.Count);
    }

    /// <summary>The Vietnamese words for a text written without blanks between words, such as Khmer: longest match first.</summary>
    public string TranslateRun(string text)
    {
        var source = VietnameseText.Normalise(text).Replace("\u200B", "", StringComparison.Ordinal);
        var output = new StringBuilder();
        for (var i = 0; i < source.Length;)
        {
            var length = Math.Min(longestRun, source.Length - i);
            while (length > 0 && !phrases.ContainsKey(source.Substring(i, length)))
            {
                length--;
            }

            if (length > 0)
            {
                output.Append(' ').Append(phrases[source.Substring(i, length)]);
                i += length;
            }
            else
            {
                // Numbers and Latin words stand for themselves; letters of an unknown word are passed over.
                var letter = source[i++];
                output.Append(letter < 0x250 || (letter is >= '\u1E00' and <= '\u1EFF') ? letter : ' ');
            }
        }

        return string.Join(' ', output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string KeyOf(string phrase) =>
        VietnameseText.HasKhmer(phrase)
            ? VietnameseText.Normalise(phrase).Trim()
            : string.Join(' ', Tokens.Split(phrase).Select(t => t.Folded));

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word.EndsWith('s') ? word[..^1]
        : word;
}
