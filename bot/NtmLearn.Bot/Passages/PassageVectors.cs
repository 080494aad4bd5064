namespace NtmLearn.Bot.Passages;

/// <summary>The passages' vectors of an embedder. Few enough passages that comparing with all of them is quickest.</summary>
internal sealed class PassageVectors
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly IEmbedder _embedder;
    private readonly ReadOnlyMemory<float>[] _vectors;

    private PassageVectors(IReadOnlyList<Passage> passages, IEmbedder embedder, ReadOnlyMemory<float>[] vectors)
    {
        _passages = passages;
        _embedder = embedder;
        _vectors = vectors;
    }

    public static PassageVectors Of(IReadOnlyList<Passage> passages, IEmbedder embedder) =>
        new(passages, embedder, [.. passages.Select(p => embedder.Embed(string.Join('\n', [.. p.HeadingPath, p.Text])))]);

    /// <summary>Adds similarity to the scores found by words, and the passages that only similarity finds.</summary>
    public void AddTo(Dictionary<int, double> scores, string question, int length, int count, Func<int, bool> allowed)
    {
        var asked = _embedder.Embed(question);
        var similarities = new double[_vectors.Length];
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = Similarity(asked.Span, _vectors[i].Span);
        }

        var nearest = Enumerable.Range(0, similarities.Length)
            .Where(allowed)
            .OrderByDescending(i => similarities[i]).ThenBy(i => i)
            .Take(count);
        foreach (var ordinal in nearest.Union(scores.Keys).ToList())
        {
            scores[ordinal] = scores.GetValueOrDefault(ordinal)
                + (_embedder.Weight * length * similarities[ordinal] * _passages[ordinal].Weight);
        }
    }

    private static double Similarity(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var (product, lengthOne, lengthOther) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            product += one[i] * other[i];
            lengthOne += one[i] * one[i];
            lengthOther += other[i] * other[i];
        }

        return lengthOne == 0 || lengthOther == 0 ? 0 : product / Math.Sqrt(lengthOne * lengthOther);
    }
}
