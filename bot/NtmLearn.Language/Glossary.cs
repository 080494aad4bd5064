using System.Text;

namespace NtmLearn.Language;

/// <summary>Words of another language with the Vietnamese words to search for. Looked up by phrases.</summary>
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

    /// <summary>The Vietnamese words for the longest phrase that starts here, and its length; null when none does.</summary>
    public (string? Vietnamese, int Length) Find(IReadOnlyList<Token> words, int at, int end)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (var length = Math.Min(MaxWords, end - at); length >= 1; length--)
        {
            var before = string.Concat(words.Skip(at).Take(length - 1).Select(w => w.Folded + " "));
            foreach (var last in Forms(words[at + length - 1].Folded))
            {
                if (phrases.TryGetValue(before + last, out var found) && found.Length > 0)
                {
                    return (found, length);
                }
            }
        }

        return (null, 1);
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

    /// <summary>The word itself and what it may be a form of: "parties", "helped", "choosing".</summary>
    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }

        if (word.Length > 3 && word.EndsWith('s'))
        {
            yield return word[..^1];
            if (word.EndsWith("es", StringComparison.Ordinal))
            {
                yield return word[..^2];
            }
        }

        var stem = word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2]
            : word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
            : null;
        if (stem is not null)
        {
            yield return stem;
            yield return stem + "e";
            if (stem.Length > 3 && stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }
}
