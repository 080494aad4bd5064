using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NtmLearn.Bot.Passages;

/// <summary>Names and weights of the fields of a passage. The weights were measured; small changes do not matter.</summary>
internal static class PassageFields
{
    public const string Exact = "t";
    public const string Folded = "f";
    public const string ExactPairs = "t2";
    public const string FoldedPairs = "f2";
    public const string Whole = "x";
    public const string Heading = "h";
    public const string HeadingPairs = "h2";
    public const string Questions = "q";
    public const string QuestionPairs = "q2";
    public const string Title = "d";

    /// <summary>Any word may match in any field; which is best is a matter of score.</summary>
    public static BooleanQuery Query(PassageQuery words)
    {
        var query = new BooleanQuery(disableCoord: true);
        Add(query, Exact, words.Exact, 2);
        Add(query, Folded, words.Folded, 0.3f);
        Add(query, ExactPairs, words.ExactPairs, 0.7f);
        Add(query, FoldedPairs, words.FoldedPairs, 1);
        Add(query, Whole, words.Whole, 2);
        Add(query, Heading, words.Folded, 0.4f);
        Add(query, HeadingPairs, words.FoldedPairs, 0.4f);
        Add(query, Questions, words.Folded, 0.4f);
        Add(query, QuestionPairs, words.FoldedPairs, 0.6f);
        Add(query, Title, words.Folded, 0.1f);
        return query;
    }

    private static void Add(BooleanQuery query, string field, IReadOnlyDictionary<string, float> words, float weight)
    {
        foreach (var (word, count) in words)
        {
            query.Add(new TermQuery(new Term(field, word)) { Boost = weight * count }, Occur.SHOULD);
        }
    }
}
