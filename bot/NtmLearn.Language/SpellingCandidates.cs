namespace NtmLearn.Language;

/// <summary>One way to read a typed word, with the logarithm of how likely it is to be typed like that.</summary>
internal readonly record struct Candidate(string Key, int Id, double Cost, SpellingChangeKind? Change);

/// <summary>Lists the ways to read a typed word. Which one is meant is decided by its neighbours.</summary>
internal sealed class SpellingCandidates(Vocabulary vocabulary)
{
    private const int Most = 16;

    // Logarithms: what a kind of slip costs against typing the word right.
    private static readonly double OtherDiacritics = Math.Log(0.05);
    private static readonly double QuestionAndTumblingTone = Math.Log(0.1);
    private static readonly double OtherRightDiacritics = Math.Log(0.0005);
    private static readonly double SlipIntoRealSyllable = Math.Log(0.002);
    private static readonly double MissingDiacritics = Math.Log(0.2);
    private static readonly double SoundsAlike = Math.Log(0.05);
    private static readonly double OneSlip = Math.Log(0.02);
    private static readonly double KnownButSounds = Math.Log(0.0005);

    private readonly EditNeighbours _neighbours = new(vocabulary.FoldedForms);

    /// <summary>A word typed with a keyboard that was switched off: its marks hold, but one may be missing.</summary>
    public IReadOnlyList<Candidate> OfKeyboard(string decoded)
    {
        var found = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        Add(found, decoded, 0, SpellingChangeKind.Keyboard);
        foreach (var form in vocabulary.WithFolded(VietnameseText.Fold(decoded)))
        {
            Add(found, vocabulary.WordOf(form), OtherDiacritics, SpellingChangeKind.Keyboard);
        }

        return [.. found.Values];
    }

    /// <param name="bare">The question is typed without diacritics, so their absence says nothing.</param>
    public IReadOnlyList<Candidate> Of(Token token, bool bare)
    {
        var (key, folded) = (token.Key, token.Folded);
        var marked = key != folded;
        var id = vocabulary.IdOf(key);
        var found = new Dictionary<string, Candidate>(StringComparer.Ordinal);

        if (id != Vocabulary.Unknown)
        {
            Add(found, key, 0, null);
        }

        if (!marked || id == Vocabulary.Unknown)
        {
            foreach (var form in vocabulary.WithFolded(folded))
            {
                var word = vocabulary.WordOf(form);
                var cost = !marked ? bare ? 0 : MissingDiacritics
                    : DifferOnlyInHookAndTilde(key, word) ? QuestionAndTumblingTone
                    : SyllableShape.IsWellBuilt(key) ? OtherRightDiacritics
                    : OtherDiacritics;
                Add(found, word, cost, SpellingChangeKind.Diacritics);
            }
        }

        if (found.Count == 0 || (id == Vocabulary.Unknown && marked))
        {
            AddMisspellings(found, key, folded, bare || !marked);
        }
        else if (marked && key.Length > 1)
        {
            AddAlikeSounds(found, key, KnownButSounds);
        }

        return found.Count <= Most
            ? [.. found.Values]
            : [.. found.Values.OrderByDescending(c => c.Cost + Math.Log(vocabulary.Probability(c.Id) + 1e-9)).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most)];
    }

    private void AddMisspellings(Dictionary<string, Candidate> found, string key, string folded, bool withoutDiacritics)
    {
        AddAlikeSounds(found, key, SoundsAlike);
        if (folded.Length < 3 || !folded.All(char.IsAsciiLetter))
        {
            return;
        }

        var slip = !withoutDiacritics && SyllableShape.IsWellBuilt(key) ? SlipIntoRealSyllable : OneSlip;
        foreach (var near in _neighbours.Find(folded))
        {
            foreach (var form in vocabulary.WithFolded(near))
            {
                var word = vocabulary.WordOf(form);
                var cost = withoutDiacritics || EditNeighbours.IsOneEdit(key, word) ? slip : slip + OtherDiacritics;
                Add(found, word, cost, SpellingChangeKind.Slip);
            }
        }
    }

    private void AddAlikeSounds(Dictionary<string, Candidate> found, string key, double cost)
    {
        foreach (var variant in SpokenVariants.Of(key))
        {
            if (vocabulary.IdOf(variant) != Vocabulary.Unknown)
            {
                Add(found, variant, cost, SpellingChangeKind.Spoken);
            }
            else if (variant == VietnameseText.Fold(variant))
            {
                foreach (var form in vocabulary.WithFolded(variant))
                {
                    Add(found, vocabulary.WordOf(form), cost, SpellingChangeKind.Spoken);
                }
            }
        }
    }

    /// <summary>The South does not tell hỏi from ngã, so this is the commonest wrong mark of all.</summary>
    private static bool DifferOnlyInHookAndTilde(string one, string other)
    {
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            if (one[i] != other[i] && !(Letters.WithoutTone(one[i]) == Letters.WithoutTone(other[i])
                && Letters.Tone(one[i]) is 3 or 4 && Letters.Tone(other[i]) is 3 or 4))
            {
                return false;
            }
        }

        return one.Length == other.Length;
    }

    private void Add(Dictionary<string, Candidate> found, string key, double cost, SpellingChangeKind? change)
    {
        if (!found.TryGetValue(key, out var known) || known.Cost < cost)
        {
            found[key] = new Candidate(key, vocabulary.IdOf(key), cost, change);
        }
    }
}
