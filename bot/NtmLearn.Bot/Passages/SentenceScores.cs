namespace NtmLearn.Bot.Passages;

/// <summary>
/// BM25 of single sentences and of the everyday wordings of a passage. Computed for the passages that are already
/// found, so no second search is needed.
/// </summary>
internal sealed class SentenceScores
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int> _documentFrequency = [];
    private readonly List<int[][]> _sentences = [];
    private long _totalLength;
    private int _count;

    /// <summary>Adds the sentences of the next passage.</summary>
    public void Add(IEnumerable<IReadOnlyList<string>> sentences)
    {
        var rows = new List<int[]>();
        foreach (var words in sentences)
        {
            var row = new int[words.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = IdOf(words[i]);
            }

            foreach (var id in row.Distinct())
            {
                _documentFrequency[id]++;
            }

            _totalLength += row.Length;
            _count++;
            rows.Add(row);
        }

        _sentences.Add([.. rows]);
    }

    /// <summary>Weighs the words of a question once for all passages.</summary>
    public IReadOnlyDictionary<int, double> Weigh(IReadOnlyDictionary<string, float> words)
    {
        var weights = new Dictionary<int, double>(words.Count);
        foreach (var (word, weight) in words)
        {
            if (_ids.TryGetValue(word, out var id))
            {
                var frequency = _documentFrequency[id];
                weights[id] = weight * Math.Log(1 + ((_count - frequency + 0.5) / (frequency + 0.5)));
            }
        }

        return weights;
    }

    /// <summary>The score of the passage's best sentence.</summary>
    public double Best(int passage, IReadOnlyDictionary<int, double> weights)
    {
        var best = 0.0;
        var average = _count == 0 ? 1 : (double)_totalLength / _count;
        var frequencies = new Dictionary<int, int>();
        foreach (var sentence in _sentences[passage])
        {
            frequencies.Clear();
            foreach (var id in sentence)
            {
                if (weights.ContainsKey(id))
                {
                    frequencies[id] = frequencies.GetValueOrDefault(id) + 1;
                }
            }

            var norm = K1 * (1 - B + (B * sentence.Length / average));
            var score = 0.0;
            foreach (var (id, frequency) in frequencies)
            {
                score += weights[id] * frequency * (K1 + 1) / (frequency + norm);
            }

            best = Math.Max(best, score);
        }

        return best;
    }

    private int IdOf(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
        {
            id = _documentFrequency.Count;
            _ids.Add(word, id);
            _documentFrequency.Add(0);
        }

        return id;
    }
}
