using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NtmLearn.Bot.Passages;

/// <summary>Keeps the passages with the highest weighted scores among those in force; equal scores go by order in the corpus.</summary>
internal sealed class BestPassages(PassageFilter passages, int count, DateOnly? inForceOn) : ICollector
{
    private readonly PriorityQueue<(int Ordinal, double Score), (double Score, int Order)> _best = new(count + 1);
    private Scorer? _scorer;
    private int _base;
    private double _least = double.NegativeInfinity;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;

    public void Collect(int doc)
    {
        var ordinal = _base + doc;
        double score = _scorer!.GetScore() * passages.Weight(ordinal);
        if (score < _least || !passages.Allows(ordinal, inForceOn))
        {
            return;
        }

        _best.Enqueue((ordinal, score), (score, -ordinal));
        if (_best.Count > count)
        {
            _best.Dequeue();
            _least = _best.Peek().Score;
        }
    }

    public IEnumerable<(int Ordinal, double Score)> Found => _best.UnorderedItems.Select(i => i.Element);
}
