using NtmLearn.Language;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// A meaning, as the phrases that carry it. A word typed without diacritics stands for every word that folds alike; a
/// word typed with them must be that word. A phrase that starts with "!" counts only when its diacritics were typed,
/// because without them it reads as something ordinary ("!chó": "con cho hỏi").
/// </summary>
internal sealed class PhraseSet
{
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);

    private readonly record struct Phrase(string[] Texts, string[] Folded, bool Strict);

    private PhraseSet(IEnumerable<string> phrases)
    {
        foreach (var written in phrases)
        {
            var strict = written.StartsWith('!');
            var clean = VietnameseText.Normalise(strict ? written[1..] : written);
            var words = MessageWords.Of(clean, VietnameseText.Fold(clean));
            var phrase = new Phrase(
                [.. words.Select(word => MessageWords.Canonical(word.Text))], [.. words.Select(word => word.Folded)], strict);
            if (!_byFirstWord.TryGetValue(phrase.Folded[0], out var list))
            {
                _byFirstWord[phrase.Folded[0]] = list = [];
            }

            list.Add(phrase);
        }

        foreach (var list in _byFirstWord.Values)
        {
            list.Sort((a, b) => b.Folded.Length.CompareTo(a.Folded.Length));
        }
    }

    public static PhraseSet Of(params IEnumerable<string> phrases) => new(phrases);

    /// <summary>Every place where the meaning is expressed, longest phrase first at each word; end is exclusive.</summary>
    public IEnumerable<(int Start, int End)> Hits(IReadOnlyList<MessageWord> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (LengthAt(words, start) is var length and > 0)
            {
                yield return (start, start + length);
            }
        }
    }

    public bool IsIn(IReadOnlyList<MessageWord> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (LengthAt(words, start) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Number of words of the longest phrase that starts here; 0 when none does.</summary>
    public int LengthAt(IReadOnlyList<MessageWord> words, int start)
    {
        if (!_byFirstWord.TryGetValue(words[start].Folded, out var phrases))
        {
            return 0;
        }

        foreach (var phrase in phrases)
        {
            if (Matches(phrase, words, start))
            {
                return phrase.Folded.Length;
            }
        }

        return 0;
    }

    private static bool Matches(Phrase phrase, IReadOnlyList<MessageWord> words, int start)
    {
        if (start + phrase.Folded.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Folded.Length; i++)
        {
            var word = words[start + i];
            if (word.Folded != phrase.Folded[i])
            {
                return false;
            }

            var mayStandFor = word.IsPlain && !phrase.Strict;
            if (!mayStandFor && word.Text != phrase.Texts[i])
            {
                return false;
            }
        }

        return true;
    }
}
