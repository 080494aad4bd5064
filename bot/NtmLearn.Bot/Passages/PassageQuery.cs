using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>What a question asks the index for: words with weights, before it is known in which field they stand.</summary>
internal sealed class PassageQuery
{
    /// <summary>Every word costs clauses in several fields, and Lucene allows 1,024 of them.</summary>
    private const int MostWords = 96;

    private readonly Dictionary<string, float> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> _foldedPairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float> _whole = new(StringComparer.Ordinal);

    private PassageQuery()
    {
    }

    public IReadOnlyDictionary<string, float> Exact => _exact;

    public IReadOnlyDictionary<string, float> Folded => _folded;

    public IReadOnlyDictionary<string, float> FoldedPairs => _foldedPairs;

    public IReadOnlyDictionary<string, float> Whole => _whole;

    /// <summary>Words of the question itself; expansions do not make it longer.</summary>
    public int Length { get; private set; }

    public static PassageQuery Of(RepairedQuestion question)
    {
        var query = new PassageQuery();
        var exact = new List<string>();
        var folded = new List<string>();
        for (var i = 0; i < question.Tokens.Count; i++)
        {
            if (exact.Count < MostWords)
            {
                Add(question.Tokens[i], exact, folded, query);
            }
        }

        query.Length = exact.Count;
        query.AddWords(exact, folded, 1);
        foreach (var date in DateForms.Find(question.Text))
        {
            Increase(query._whole, date.Canonical, 1);
        }

        foreach (var expansion in question.Expansions)
        {
            if (query._exact.Count >= MostWords * 3 / 2)
            {
                break;
            }

            var others = PassageTerms.Of(expansion.Text);
            var weight = expansion.Kind switch
            {
                ExpansionKind.Abbreviation or ExpansionKind.Initials => 1f / Math.Max(1, others.Exact.Count - 1),
                ExpansionKind.Synonym => 0.35f,
                _ => 0.3f,
            };
            query.AddWords(others.Exact, others.Folded, weight);
        }

        return query;
    }

    private static void Add(RepairedToken token, List<string> exact, List<string> folded, PassageQuery query)
    {
        if (token.Key == token.Typed.Key)
        {
            PassageTerms.Add(token.Typed, exact, folded);
            if (token.Typed.Kind == TokenKind.Code)
            {
                Increase(query._whole, token.Typed.Folded, 1);
            }

            return;
        }

        foreach (var word in token.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            exact.Add(word);
            folded.Add(VietnameseText.Fold(word));
        }
    }

    private static void Increase(Dictionary<string, float> weights, string word, float weight) =>
        weights[word] = weights.GetValueOrDefault(word) + weight;

    private void AddWords(IReadOnlyList<string> exact, IReadOnlyList<string> folded, float weight)
    {
        for (var i = 0; i < exact.Count; i++)
        {
            Increase(_exact, exact[i], weight);
            Increase(_folded, folded[i], weight);
        }

        foreach (var pair in PassageTerms.Pairs(folded))
        {
            Increase(_foldedPairs, pair, weight);
        }
    }
}
