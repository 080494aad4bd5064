using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NtmLearn.Bot.Passages;

/// <summary>Names and weights of the fields of a passage. The weights were measured; small changes do not matter.</summary>
internal static class PassageFields
{
    public const string Exact = "t";
    public const string Folded = "f";
    public const string FoldedPairs = "f2";
    public const string Whole = "x";
    public const string Heading = "h";
    public const string HeadingPairs = "h2";
    public const string Questions = "q";
    public const string QuestionPairs = "q2";
    public const string Title = "d";

    /// <summary>Any word may match in any field; which is best is a matter of score.</summary>
    public static BooleanQuery Query(PassageQuery words, IndexReader reader)
    {
        var query = new BooleanQuery(disableCoord: true);
        Add(query, reader, Exact, words.Exact, 2);
        Add(query, reader, Folded, words.Folded, 0.3f);
        Add(query, reader, FoldedPairs, words.FoldedPairs, 1.5f);
        Add(query, reader, Whole, words.Whole, 2);
        Add(query, reader, Heading, words.Folded, 0.8f);
        Add(query, reader, HeadingPairs, words.FoldedPairs, 0.6f);
        Add(query, reader, Questions, words.Folded, 0.6f);
        Add(query, reader, QuestionPairs, words.FoldedPairs, 0.8f);
        Add(query, reader, Title, words.Folded, 0.1f);
        return query;
    }

    /// <summary>Looks the words of a field up in one go; a clause is made only for words that stand there.</summary>
    private static void Add(BooleanQuery query, IndexReader reader, string field, IReadOnlyDictionary<string, float> words, float weight)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (words.Count == 0 || leaf.AtomicReader.GetTerms(field) is not { } terms)
            {
                continue;
            }

            var lookup = terms.GetEnumerator();
            foreach (var (word, count) in words)
            {
                var bytes = new BytesRef(word);
                if (lookup.SeekExact(bytes))
                {
                    var context = new TermContext(reader.Context);
                    context.Register(lookup.GetTermState(), leaf.Ord, lookup.DocFreq, lookup.TotalTermFreq);
                    query.Add(new TermQuery(new Term(field, bytes), context) { Boost = weight * count }, Occur.SHOULD);
                }
            }
        }
    }
}
