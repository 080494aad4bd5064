using System.Text;

namespace NtmLearn.Language;

/// <summary>
/// Notices text in a legacy Vietnamese encoding that was read as Latin-1 or Windows-1252 ("NguyÔn V¨n B×nh", "Nguyeãn Vaên
/// Bình"), and turns it into Unicode. Text in proper Unicode, of whatever language, stays as it is.
/// </summary>
/// <remarks>
/// Proof is asked for: a word that is no Vietnamese syllable as it stands and is one when converted, and no word in the text
/// that speaks against. One word of two letters ("où") proves nothing.
/// </remarks>
public static class LegacyEncoding
{
    private const int EnoughProof = 2;
    private const int TextsThatMakeAHabit = 3;

    // Of so many words one may be a slip or a foreign name.
    private const int WordsPerSlip = 10;

    private static readonly LegacyEncodingKind[] Kinds = [LegacyEncodingKind.Tcvn3, LegacyEncodingKind.VniWindows];

    /// <summary>Converts the text when it is in a legacy encoding, otherwise returns it untouched.</summary>
    /// <param name="prevailing">
    /// The encoding of the sheet or file (<see cref="Prevailing"/>): then also texts are converted that could be read
    /// either way by themselves ("Thò" is "Thị" among VNI texts).
    /// </param>
    public static LegacyReading Read(string text, LegacyEncodingKind? prevailing = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var untouched = new LegacyReading(text, null, IsUnsure: false);
        if (text.AsSpan().IndexOfAnyInRange('\u0080', '\u00FF') < 0 || text.Any(char.IsSurrogate))
        {
            return untouched;
        }

        var composed = text.Normalize(NormalizationForm.FormC);
        var words = LegacyWord.Of(composed);
        if (prevailing is { } known && words.All(w => w.As(known) != WordFit.Bad) && words.Any(w => w.Converted(known) != w.Text))
        {
            return new LegacyReading(LegacyWord.Convert(composed, words, known), known, IsUnsure: false);
        }

        var strangers = words.Where(w => w.AsItIs == WordFit.Bad).ToList();
        if (strangers.Count == 0)
        {
            return untouched;
        }

        var fitting = Kinds.Where(kind => Fits(words, kind) && strangers.Any(w => w.As(kind) == WordFit.Good)).ToList();
        if (fitting.Count == 1 && strangers.Sum(w => w.Proof(fitting[0])) >= EnoughProof)
        {
            return new LegacyReading(LegacyWord.Convert(composed, words, fitting[0]), fitting[0], IsUnsure: false);
        }

        var isUnsure = fitting.Count > 0 || Kinds.Any(kind => strangers.Any(w => w.Proof(kind) >= EnoughProof));
        return untouched with { IsUnsure = isUnsure };
    }

    /// <summary>
    /// The encoding that a sheet's texts are in, judged by some of them: several must convert from it, none from the other,
    /// and none may hold letters that only Unicode has. Null when there is none such.
    /// </summary>
    public static LegacyEncodingKind? Prevailing(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var counts = new Dictionary<LegacyEncodingKind, int>();
        foreach (var text in texts)
        {
            if (text.Any(LegacyWord.IsOnlyInUnicode))
            {
                return null;
            }

            if (Read(text).ConvertedFrom is { } kind)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
        }

        return counts.Count == 1 && counts.Single() is { Value: >= TextsThatMakeAHabit } only ? only.Key : null;
    }

    private static bool Fits(IReadOnlyList<LegacyWord> words, LegacyEncodingKind kind) =>
        words.Count(w => w.As(kind) == WordFit.Bad) is var bad
        && bad * WordsPerSlip <= words.Count
        && (bad == 0 || !words.Any(w => w.Text.Any(LegacyWord.IsOnlyInUnicode)));
}
