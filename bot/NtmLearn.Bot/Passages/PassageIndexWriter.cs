using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace NtmLearn.Bot.Passages;

/// <summary>Writes passages into a Lucene index in memory, so that a document's number there is the passage's place in the list.</summary>
internal static class PassageIndexWriter
{
    private static readonly FieldType WordsOnly = Frozen();

    public static RAMDirectory Write(IReadOnlyList<Passage> passages, SentenceScores sentences)
    {
        var directory = new RAMDirectory();
        using var analyzer = new KeywordAnalyzer();
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)
        {
            Similarity = new BM25Similarity(),
            // Merges only neighbours, so documents keep their order.
            MergePolicy = new LogDocMergePolicy(),
            RAMBufferSizeMB = 256,
        };
        using var writer = new IndexWriter(directory, settings);
        var row = new Row();
        foreach (var passage in passages)
        {
            writer.AddDocument(row.Fill(passage, sentences));
        }

        writer.ForceMerge(1);
        writer.Commit();
        return directory;
    }

    private static FieldType Frozen()
    {
        var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        return type;
    }

    /// <summary>One Lucene document that is filled again and again.</summary>
    private sealed class Row
    {
        private readonly Document _document = [];
        private readonly Dictionary<string, (Field Field, TermStream Words)> _fields = new(StringComparer.Ordinal);

        public Row()
        {
            foreach (var name in (string[])[
                PassageFields.Exact, PassageFields.Folded, PassageFields.FoldedPairs, PassageFields.Whole,
                PassageFields.Heading, PassageFields.HeadingPairs, PassageFields.Questions, PassageFields.QuestionPairs, PassageFields.Title])
            {
                var words = new TermStream();
                var field = new Field(name, words, WordsOnly);
                _fields.Add(name, (field, words));
                _document.Add(field);
            }
        }

        public Document Fill(Passage passage, SentenceScores sentences)
        {
            var text = PassageTerms.Of(passage.Text);
            Set(PassageFields.Exact, text.Exact);
            Set(PassageFields.Folded, text.Folded);
            Set(PassageFields.FoldedPairs, PassageTerms.Pairs(text.Folded));

            var headings = passage.HeadingPath.Select(PassageTerms.Of).ToList();
            Set(PassageFields.Heading, headings.SelectMany(h => h.Folded));
            Set(PassageFields.HeadingPairs, headings.SelectMany(h => PassageTerms.Pairs(h.Folded)));

            var questions = passage.Questions.Select(PassageTerms.Of).ToList();
            Set(PassageFields.Questions, questions.SelectMany(q => q.Folded));
            Set(PassageFields.QuestionPairs, questions.SelectMany(q => PassageTerms.Pairs(q.Folded)));

            Set(PassageFields.Title, PassageTerms.Of(passage.DocumentTitle).Folded);
            Set(PassageFields.Whole, [.. text.Whole, .. headings.SelectMany(h => h.Whole), .. questions.SelectMany(q => q.Whole)]);

            sentences.Add([.. text.FoldedSentences(), .. headings.Select(h => h.Folded), .. questions.Select(q => q.Folded)]);
            return _document;
        }

        private void Set(string name, IEnumerable<string> words) => _fields[name].Words.Over(words);
    }
}
