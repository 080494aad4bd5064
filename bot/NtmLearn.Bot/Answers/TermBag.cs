using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>The words of a stretch of text in the order they stand, ready for matching single words and runs of words.</summary>
internal sealed class TermBag
{
    private readonly string[] folded;
    private readonly Dictionary<string, List<int>> places = [];
    private readonly HashSet<string> keys = [];

    public TermBag(IEnumerable<Token> tokens)
    {
        var words = new List<string>();
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Code)
            {
                Add(words, token.Folded, token.Key);
            }

            foreach (var part in Tokens.Parts(token))
            {
                Add(words, NumberKey(VietnameseText.Fold(part)), part);
            }
        }

        folded = [.. words];
    }

    public int Count => folded.Length;

    public IEnumerable<string> Words => places.Keys;

    public bool HasKey(string key) => keys.Contains(key);

    public bool Has(string foldedWord) => places.ContainsKey(foldedWord);

    /// <summary>Whether the words stand next to each other in this order.</summary>
    public bool HasRun(IReadOnlyList<string> run) => FirstRun(run) >= 0;

    /// <summary>Whether the words stand next to each other, with these diacritics as far as they have any.</summary>
    public bool Says(IReadOnlyList<string> words) =>
        words.All(w => keys.Contains(w) || (w == VietnameseText.Fold(w) && Has(w))) && HasRun([.. words.Select(w => NumberKey(VietnameseText.Fold(w)))]);

    /// <summary>The index of the first word of the run; -1 when it does not occur.</summary>
    public int FirstRun(IReadOnlyList<string> run)
    {
        if (run.Count == 0 || !places.TryGetValue(run[0], out var starts))
        {
            return -1;
        }

        foreach (var start in starts)
        {
            if (start + run.Count > folded.Length)
            {
                break;
            }

            var i = 1;
            while (i < run.Count && folded[start + i] == run[i])
            {
                i++;
            }

            if (i == run.Count)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>05 and 5 are the same number.</summary>
    public static string NumberKey(string word) =>
        word.Length > 1 && word[0] == '0' && word.All(char.IsAsciiDigit) ? word.TrimStart('0').PadLeft(1, '0') : word;

    private void Add(List<string> words, string word, string key)
    {
        if (!places.TryGetValue(word, out var list))
        {
            places[word] = list = [];
        }

        list.Add(words.Count);
        words.Add(word);
        keys.Add(key);
    }
}
