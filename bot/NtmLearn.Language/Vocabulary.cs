namespace NtmLearn.Language;

/// <summary>Syllables with diacritics and pairs of them, counted in the documents, next to the frequent words of the language.</summary>
internal sealed class Vocabulary
{
    public const int Unknown = -1;

    /// <summary>Weight of one occurrence beside the figures of <see cref="FrequentWords"/>.</summary>
    private const double EverydayFrequency = 2;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<int> _counts = [];
    private readonly List<double> _general = [];
    private readonly Dictionary<string, List<int>> _byFolded = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pairs = [];
    private readonly Dictionary<long, double> _generalPairs = [];
    private readonly List<int> _sequence = [];
    private long _total;
    private double _generalTotal;

    public Vocabulary()
    {
        foreach (var (words, frequency) in FrequentWords.All)
        {
            var previous = Unknown;
            foreach (var word in words.Split(' '))
            {
                var id = Intern(word);
                _general[id] += frequency;
                _generalTotal += frequency;
                if (previous != Unknown)
                {
                    var pair = Pair(previous, id);
                    _generalPairs[pair] = _generalPairs.GetValueOrDefault(pair) + frequency;
                }

                previous = id;
            }
        }
    }

    /// <summary>Ids of the documents' syllables in order, <see cref="Unknown"/> between sentences and texts.</summary>
    public IReadOnlyList<int> Sequence => _sequence;

    public IEnumerable<string> FoldedForms => _byFolded.Keys;

    /// <summary>Counts a text of everyday language: it teaches which words are ordinary, not what the documents say.</summary>
    public void CountEveryday(string text)
    {
        var previous = Unknown;
        var previousEnd = 0;
        foreach (var token in Tokens.Split(text))
        {
            if (token.Kind != TokenKind.Syllable || Interrupted(text, previousEnd, token.Start))
            {
                previous = Unknown;
            }

            previousEnd = token.End;
            if (token.Kind != TokenKind.Syllable)
            {
                continue;
            }

            var id = Intern(token.Key);
            _general[id] += EverydayFrequency;
            _generalTotal += EverydayFrequency;
            if (previous != Unknown)
            {
                var pair = Pair(previous, id);
                _generalPairs[pair] = _generalPairs.GetValueOrDefault(pair) + EverydayFrequency;
            }

            previous = id;
        }
    }

    public void Count(string text)
    {
        var previous = Unknown;
        var previousEnd = 0;
        foreach (var token in Tokens.Split(text))
        {
            if (token.Kind != TokenKind.Syllable || Interrupted(text, previousEnd, token.Start))
            {
                previous = Unknown;
                _sequence.Add(Unknown);
            }

            previousEnd = token.End;
            if (token.Kind != TokenKind.Syllable)
            {
                continue;
            }

            var id = Intern(token.Key);
            _counts[id]++;
            _total++;
            _sequence.Add(id);
            if (previous != Unknown)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_pairs, Pair(previous, id), out _)++;
            }

            previous = id;
        }

        _sequence.Add(Unknown);
    }

    public int IdOf(string key) => _ids.GetValueOrDefault(key, Unknown);

    public string WordOf(int id) => _words[id];

    public int CountOf(int id) => id == Unknown ? 0 : _counts[id];

    public int CountOf(string key) => CountOf(IdOf(key));

    public bool InDocuments(string key) => CountOf(key) > 0;

    public bool FoldedInDocuments(string folded) => WithFolded(folded).Any(id => _counts[id] > 0);

    public IReadOnlyList<int> WithFolded(string folded) => _byFolded.TryGetValue(folded, out var ids) ? ids : [];

    /// <summary>Half documents, half language at large.</summary>
    public double Probability(int id) =>
        id == Unknown ? 0 : Share(_counts[id], _total) / 2 + (_generalTotal > 0 ? _general[id] / _generalTotal / 2 : 0);

    /// <summary>Probability that the second follows the first.</summary>
    public double Probability(int first, int second)
    {
        if (first == Unknown || second == Unknown)
        {
            return 0;
        }

        var pair = Pair(first, second);
        var seen = _counts[first] > 0 && _counts[second] > 0 ? (double)_pairs.GetValueOrDefault(pair) / _counts[first] : 0;
        var general = _general[first] > 0 && _general[second] > 0 ? _generalPairs.GetValueOrDefault(pair) / _general[first] : 0;
        return seen / 2 + general / 2;
    }

    public int PairCount(int first, int second) =>
        first == Unknown || second == Unknown ? 0 : _pairs.GetValueOrDefault(Pair(first, second));

    private static double Share(int count, long total) => total == 0 ? 0 : (double)count / total;

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static bool Interrupted(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] is '.' or '?' or '!' or ';' or ':' or '\n' or ',' or '(' or ')')
            {
                return true;
            }
        }

        return false;
    }

    private int Intern(string key)
    {
        if (_ids.TryGetValue(key, out var known))
        {
            return known;
        }

        var id = _words.Count;
        _ids.Add(key, id);
        _words.Add(key);
        _counts.Add(0);
        _general.Add(0);
        var folded = VietnameseText.Fold(key);
        if (!_byFolded.TryGetValue(folded, out var group))
        {
            _byFolded.Add(folded, group = []);
        }

        group.Add(id);
        return id;
    }
}
