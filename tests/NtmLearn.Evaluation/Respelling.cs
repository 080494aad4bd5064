using NtmLearn.Language;

namespace NtmLearn.Evaluation;

/// <summary>The three ways a plain question is spelt again: without diacritics, as in chat, with one slip of the finger.</summary>
internal static class Respelling
{
    private static readonly (string From, string To)[] Chat =
    [
        ("không", "ko"), ("được", "dc"), ("gì", "j"), ("vậy", "z"), ("với", "vs"), ("mình", "mk"), ("người", "ng"), ("cũng", "cx"),
        ("bao nhiêu", "bnhiu"), ("như thế nào", "ntn"), ("rồi", "r"), ("biết", "bit"), ("muốn", "mún"), ("nhiều", "nhìu"), ("tôi", "tui"), ("trước", "trc"),
    ];

    public static IReadOnlyList<(string Name, Func<AnswerCase, string> Respell)> All { get; } =
    [
        ("no_diacritics", c => VietnameseText.Fold(c.Text)),
        ("chat", c => InChat(c)),
        ("slip", c => WithSlip(c)),
    ];

    /// <summary>Lower case, no punctuation, chat words, and every third word without diacritics.</summary>
    private static string InChat(AnswerCase question)
    {
        var text = question.Text.ToLowerInvariant();
        foreach (var (from, to) in Chat)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        var words = text.Split([' ', '?', ',', '!', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((w, i) => i % 3 == 1 ? VietnameseText.Fold(w) : w));
    }

    /// <summary>Two neighbouring letters swapped in the longest word.</summary>
    private static string WithSlip(AnswerCase question)
    {
        var words = question.Text.Split(' ');
        var at = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 4 && words[i].All(char.IsLetter)).OrderByDescending(i => words[i].Length).DefaultIfEmpty(-1).First();
        if (at < 0)
        {
            return question.Text;
        }

        var letters = words[at].ToCharArray();
        (letters[1], letters[2]) = (letters[2], letters[1]);
        words[at] = new string(letters);
        return string.Join(' ', words);
    }
}
