using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using NtmLearn.Language;
using Directory = Lucene.Net.Store.Directory;

namespace NtmLearn.Bot.Passages;

/// <summary>
/// Finds passages for a question: syllables with and without diacritics and pairs of them, headings, everyday wordings.
/// Built once from published passages and then only read, by any number of threads.
/// </summary>
public sealed class PassageIndex : IDisposable
{
    /// <summary>Passages whose sentences are looked at; further down nothing rises to the top.</summary>
    private const int Reranked = 40;

    private const double SentenceWeight = 2;

    private readonly IReadOnlyList<Passage> _passages;
    private readonly LanguageData _language;
    private readonly PassageFilter _filter;
    private readonly SentenceScores _sentences;
    private readonly PassageVectors? _vectors;
    private readonly Directory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    private PassageIndex(
        IReadOnlyList<Passage> passages, LanguageData language, SpellingModel spelling, SentenceScores sentences, PassageVectors? vectors, Directory directory)
    {
        _passages = passages;
        _language = language;
        _filter = new PassageFilter(passages);
        _sentences = sentences;
        _vectors = vectors;
        _directory = directory;
        _reader = DirectoryReader.Open(directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        Spelling = spelling;
        Version = PassageIndexVersion.Of(passages, language);
    }

    /// <summary>Hash of everything that answers depend on; equal content gives equal versions.</summary>
    public string Version { get; }

    /// <summary>Repairs questions with the words of these passages.</summary>
    public SpellingModel Spelling { get; }

    public IReadOnlyList<Passage> Passages => _passages;

    /// <summary>Indexes the passages in memory.</summary>
    public static PassageIndex Build(IReadOnlyList<Passage> passages, LanguageData language, IEmbedder? embedder = null)
    {
        IReadOnlyList<Passage> all = [.. passages];
        var sentences = new SentenceScores();
        SpellingModel? spelling = null;
        Directory? directory = null;
        Parallel.Invoke(
            () => spelling = SpellingModel.Learn(all.SelectMany(Texts), language.Everyday),
            () => directory = PassageIndexWriter.Write(all, sentences));
        var vectors = embedder is null ? null : PassageVectors.Of(all, embedder);
        return new PassageIndex(all, language, spelling!, sentences, vectors, directory!);
    }

    /// <summary>Repairs the question and searches.</summary>
    public IReadOnlyList<PassageHit> Search(string question, int count, DateOnly? inForceOn = null) =>
        Search(Spelling.Repair(question, _language), count, inForceOn);

    /// <summary>The best passages in force that day (any day when null), best first.</summary>
    public IReadOnlyList<PassageHit> Search(RepairedQuestion question, int count, DateOnly? inForceOn = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var query = PassageQuery.Of(question);
        if (query.Length == 0)
        {
            return [];
        }

        var best = new BestPassages(_filter, Math.Max(count, Reranked), inForceOn);
        _searcher.Search(PassageFields.Query(query, _reader), best);
        var scores = best.Found.ToDictionary(f => f.Ordinal, f => f.Score);
        if (_vectors is not null)
        {
            _vectors.AddTo(scores, question.Text, query.Length, Math.Max(count, Reranked), i => _filter.Allows(i, inForceOn));
        }

        var weights = _sentences.Weigh(query.Folded);
        return [.. scores
            .Select(s => (Ordinal: s.Key, Score: s.Value + (SentenceWeight * _filter.Weight(s.Key) * _sentences.Best(s.Key, weights))))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Ordinal)
            .Take(count)
            .Select(s => new PassageHit(_passages[s.Ordinal], s.Score, s.Score / query.Length))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static IEnumerable<string> Texts(Passage passage) =>
        [passage.Text, .. passage.HeadingPath, .. passage.Questions, passage.DocumentTitle];
}
