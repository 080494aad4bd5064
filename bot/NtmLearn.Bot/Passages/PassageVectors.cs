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
    public void AddTo(Dictionary<int, double> scores, string question, int length, int count, DateOnly? inForceOn)
    {
        var asked = _embedder.Embed(question);
        var nearest = Enumerable.Range(0, _passages.Count)
            .Where(i => inForceOn is not { } day || !(_passages[i].ValidFrom > day || _passages[i].ValidTo < day))
            .Select(i => (Ordinal: i, Similarity: Similarity(asked.Span, _vectors[i].Span)))
            .OrderByDescending(s => s.Similarity).ThenBy(s => s.Ordinal)
            .Take(count);
        foreach (var (ordinal, similarity) in nearest)
        {
            scores[ordinal] = scores.GetValueOrDefault(ordinal) + (_embedder.Weight * length * similarity * _passages[ordinal].Weight);
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
