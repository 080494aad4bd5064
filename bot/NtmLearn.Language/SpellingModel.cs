using System.Text;

namespace NtmLearn.Language;

/// <summary>
/// Repairs questions with what the documents themselves teach: which syllables exist and which follow each other.
/// Safe to use from several threads once learnt.
/// </summary>
public sealed class SpellingModel
{
    /// <summary>Words beyond this are left as typed; nobody asks so long a question, and time is bounded.</summary>
    public const int MostTokens = 200;

    private static readonly double KeepWellBuilt = Math.Log(2e-6);
    private static readonly double KeepBadlyBuilt = Math.Log(1e-9);

    private readonly Vocabulary _vocabulary;
    private readonly SpellingCandidates _candidates;
    private readonly MinedInitials _initials;

    private SpellingModel(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _candidates = new SpellingCandidates(vocabulary);
        _initials = new MinedInitials(vocabulary);
    }

    /// <summary>Counts the syllables of the texts and their neighbours.</summary>
    /// <param name="texts">The documents.</param>
    /// <param name="everyday">Sentences of everyday language: their words are ordinary and are left as typed.</param>
    public static SpellingModel Learn(IEnumerable<string> texts, IEnumerable<string>? everyday = null)
    {
        var vocabulary = new Vocabulary();
        foreach (var text in everyday ?? [])
        {
            vocabulary.CountEveryday(text);
        }

        foreach (var text in texts)
        {
            vocabulary.Count(text);
        }

        return new SpellingModel(vocabulary);
    }

    /// <summary>True when the documents contain this word (with these diacritics).</summary>
    public bool Knows(string word) => _vocabulary.InDocuments(VietnameseText.Key(word));

    /// <summary>True when the documents or everyday Vietnamese contain this word, with or without diacritics.</summary>
    public bool IsWord(string word) => _vocabulary.WithFolded(VietnameseText.Fold(VietnameseText.Key(word))).Count > 0;

    /// <summary>The question as it was most likely meant. Never throws, whatever was typed.</summary>
    public RepairedQuestion Repair(string question, LanguageData language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var original = VietnameseText.Normalise(question);
        var typed = Tokens.Split(original);
        var readings = new Reading[typed.Count];
        var bare = IsBare(typed);
        for (var i = 0; i < typed.Count; i++)
        {
            readings[i] = i < MostTokens ? Read(typed[i], language, bare) : Reading.Fixed(typed[i].Key, _vocabulary.IdOf(typed[i].Key));
        }

        var chosen = BestPath(readings, typed);
        var tokens = new RepairedToken[typed.Count];
        var changes = new List<SpellingChange>();
        var text = new StringBuilder(original.Length + 16);
        var position = 0;
        for (var i = 0; i < typed.Count; i++)
        {
            var token = typed[i];
            var candidate = chosen[i];
            var word = candidate.Change is null ? token.Text : LikeCase(token.Text, candidate.Key);
            text.Append(original, position, token.Start - position).Append(word);
            position = token.End;
            tokens[i] = new RepairedToken(token, candidate.Key);
            if (candidate.Change is { } kind)
            {
                changes.Add(new SpellingChange(token.Start, token.End, token.Text, word, kind));
            }
        }

        text.Append(original, position, original.Length - position);
        return new RepairedQuestion(original, text.ToString(), tokens, changes, Expansions.Of(tokens, language, _initials));
    }

    private Reading Read(Token token, LanguageData language, bool bare)
    {
        var id = _vocabulary.IdOf(token.Key);
        var inDocuments = _vocabulary.InDocuments(token.Key);
        if (token.Kind == TokenKind.Code && token.Text.All(char.IsLetterOrDigit)
            && KeyboardSpelling.Decode(token.Text) is { } vni && _vocabulary.WithFolded(VietnameseText.Fold(vni)).Count > 0)
        {
            return new Reading(_candidates.OfKeyboard(vni), Reading.None);
        }

        if (token.Kind != TokenKind.Syllable)
        {
            return Reading.Fixed(token.Key, Vocabulary.Unknown);
        }

        if (!inDocuments && language.ChatSpellings.TryGetValue(token.Key, out var standard) && !IsCapitals(token.Text))
        {
            return Reading.Fixed(standard, _vocabulary.IdOf(standard), SpellingChangeKind.Chat);
        }

        if (id == Vocabulary.Unknown && (language.IsShortForm(token.Folded) || _initials.Find(token) is not null))
        {
            return Reading.Fixed(token.Key, Vocabulary.Unknown);
        }

        if (id == Vocabulary.Unknown && _vocabulary.WithFolded(token.Folded).Count == 0
            && KeyboardSpelling.Decode(token.Text) is { } decoded
            && (_vocabulary.IdOf(decoded) != Vocabulary.Unknown || !SyllableShape.CouldBe(token.Folded)))
        {
            return new Reading(_candidates.OfKeyboard(decoded), Reading.None);
        }

        var candidates = _candidates.Of(token, bare);
        var keep = id != Vocabulary.Unknown ? double.NegativeInfinity
            : token.Key.Length < 3 || SyllableShape.IsWellBuilt(token.Key) ? KeepWellBuilt
            : KeepBadlyBuilt;
        return new Reading(candidates, new Candidate(token.Key, Vocabulary.Unknown, keep, null));
    }

    /// <summary>Viterbi over the readings: the path on which words and neighbours are likeliest together.</summary>
    private Candidate[] BestPath(Reading[] readings, IReadOnlyList<Token> typed)
    {
        var chosen = new Candidate[readings.Length];
        var options = new Candidate[readings.Length][];
        var from = new int[readings.Length][];
        double[] previous = [];
        for (var i = 0; i < readings.Length; i++)
        {
            var reading = readings[i];
            options[i] = double.IsNegativeInfinity(reading.Keep.Cost) && reading.Candidates.Count > 0
                ? [.. reading.Candidates]
                : [.. reading.Candidates, reading.Keep];
            from[i] = new int[options[i].Length];
            var scores = new double[options[i].Length];
            for (var c = 0; c < options[i].Length; c++)
            {
                var option = options[i][c];
                var best = double.NegativeInfinity;
                if (i == 0)
                {
                    best = Step(Vocabulary.Unknown, option);
                }

                for (var p = 0; p < previous.Length; p++)
                {
                    var score = previous[p] + Step(options[i - 1][p].Id, option);
                    if (score > best)
                    {
                        best = score;
                        from[i][c] = p;
                    }
                }

                scores[c] = best;
            }

            previous = scores;
        }

        if (readings.Length == 0)
        {
            return chosen;
        }

        var at = Array.IndexOf(previous, previous.Max());
        for (var i = readings.Length - 1; i >= 0; i--)
        {
            chosen[i] = options[i][at];
            if (chosen[i].Key == typed[i].Key)
            {
                chosen[i] = chosen[i] with { Change = null };
            }

            at = from[i][at];
        }

        return chosen;
    }

    private double Step(int previous, Candidate option) => option.Id == Vocabulary.Unknown
        ? Math.Max(option.Cost, KeepBadlyBuilt)
        : option.Cost + Math.Log((0.8 * _vocabulary.Probability(previous, option.Id)) + (0.2 * _vocabulary.Probability(option.Id)) + 1e-9);

    /// <summary>True when hardly a word carries diacritics, so the question was typed without.</summary>
    private static bool IsBare(IReadOnlyList<Token> tokens)
    {
        var syllables = 0;
        var marked = 0;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Syllable)
            {
                syllables++;
                marked += token.Key != token.Folded ? 1 : 0;
            }
        }

        return marked * 8 <= syllables;
    }

    private static bool IsCapitals(string text) => text.Length > 1 && text.All(char.IsUpper);

    private static string LikeCase(string typed, string key)
    {
        if (IsCapitals(typed))
        {
            return key.ToUpperInvariant();
        }

        return char.IsUpper(typed[0]) && key.Length > 0 ? char.ToUpperInvariant(key[0]) + key[1..] : key;
    }

    private sealed record Reading(IReadOnlyList<Candidate> Candidates, Candidate Keep)
    {
        /// <summary>The word cannot stay as typed.</summary>
        public static Candidate None { get; } = new("", Vocabulary.Unknown, double.NegativeInfinity, null);

        public static Reading Fixed(string key, int id, SpellingChangeKind? change = null) =>
            new([], new Candidate(key, id, 0, change));
    }
}
