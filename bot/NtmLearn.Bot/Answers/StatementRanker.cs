using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>A statement with how well it answers a question.</summary>
/// <param name="Coverage">Share of the question's meaning that the statement and what stands around it cover, 0..1.</param>
/// <param name="Score">What the order goes by.</param>
internal sealed record RankedStatement(Statement Statement, double Coverage, double Score);

/// <summary>Orders statements by how much of a question they cover and whether they can give the kind of answer asked for.</summary>
internal sealed class StatementRanker(StatementIndex index)
{
    private const double NearWeight = 0.8;
    private const double FarWeight = 0.6;
    private const double LoneSyllable = 0.6;
    private const double RememberedWeight = 0.35;
    private const double UnknownEveryday = 0.35;
    private const double InEnumeration = 0.85;

    /// <summary>Captions and bylines are beside the matter: they answer only what is plainly about them.</summary>
    private const double AsideCoverage = 0.55;

    private const QuestionKinds AboutLists = QuestionKinds.List | QuestionKinds.HowMany | QuestionKinds.Goal;
    private const double PassageWeight = 0.25;

    public List<RankedStatement> Rank(Question question, IEnumerable<Statement> candidates, IReadOnlyDictionary<string, double> passageScores)
    {
        var weights = question.Terms.Select(WeightOf).ToArray();
        var total = weights.Sum();
        if (total <= 0)
        {
            return [];
        }

        var matches = question.Terms.Select((_, i) => new TermMatches(index, question, i)).ToArray();
        var ranked = new List<RankedStatement>();
        foreach (var statement in candidates)
        {
            var (covered, own) = (0.0, 0.0);
            for (var i = 0; i < weights.Length; i++)
            {
                var isKnown = IsKnownOf(question.Terms[i], statement);
                if (!isKnown && !matches[i].Touches(statement))
                {
                    continue;
                }

                var inOwn = isKnown ? 1 : Match(question, i, statement.Own);
                own += weights[i] * inOwn;
                var best = Math.Max(inOwn, Math.Max(
                    inOwn >= NearWeight ? 0 : NearWeight * matches[i].Near(statement),
                    inOwn >= FarWeight ? 0 : FarWeight * matches[i].Far(statement)));
                covered += weights[i] * best;
            }

            if (covered <= 0)
            {
                continue;
            }

            var coverage = covered / total;
            if (coverage < AsideCoverage && statement.Passage.Kind is (PassageKind.Caption or PassageKind.Byline))
            {
                continue;
            }

            // One item of a long enumeration says less than a sentence of its own.
            if (statement.Enumeration is not null && (question.Kinds & AboutLists) == 0 && question.Ordinal is null)
            {
                own *= InEnumeration;
            }

            var brevity = 1 / (0.85 + (0.15 * statement.WordCount / index.AverageLength));
            var passage = passageScores.GetValueOrDefault(Key(statement.Passage));
            var score = (0.55 * coverage)
                + (0.35 * own / total * brevity)
                + (0.12 * AnswerKinds.Fit(question, statement))
                + (PassageWeight * passage)
                + (statement.Passage.Kind is PassageKind.Caption or PassageKind.Byline ? -0.08 : 0);
            ranked.Add(new RankedStatement(statement, coverage, score * (0.6 + (0.4 * statement.Passage.Weight))));
        }

        ranked.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Statement.Index.CompareTo(b.Statement.Index));
        return ranked;
    }

    /// <summary>Share of the question's weight whose words, and all that stand for them, occur nowhere in the documents.</summary>
    public double UnknownShare(Question question)
    {
        var (unknown, total) = (0.0, 0.0);
        foreach (var term in question.Terms)
        {
            var weight = WeightOf(term);
            total += weight;
            unknown += term.Variants.Any(v => index.Knows(v.Run) || (v.Run.Count > 1 && v.Run.All(index.Knows))) ? 0 : weight;
        }

        return total <= 0 ? 1 : unknown / total;
    }

    public static string Key(Passage passage) => $"{passage.DocumentId}#{passage.Anchor}";

    private double WeightOf(QuestionTerm term)
    {
        var known = term.Variants.Where(v => index.Knows(v.Run)).ToList();
        var rareness = known.Count > 0 ? known.Max(v => index.Rareness(v.Run)) : term.IsEveryday || term.Words.All(w => w.Folded.Length <= 2) ? UnknownEveryday : 1;
        return term.Importance * rareness * (term.IsRemembered ? RememberedWeight : 1);
    }

    /// <summary>How the i-th term is covered around statements: worked out once for all that share their surroundings.</summary>
    private readonly struct TermMatches(StatementIndex index, Question question, int i)
    {
        private readonly bool[] touched = index.Touched(question.Terms[i].Variants.Select(v => v.Run));
        private readonly double[] around = [.. Enumerable.Repeat(double.NaN, index.SurroundingCount)];

        public bool Touches(Statement statement) => touched[statement.Index];

        public double Near(Statement statement) => Around(index.Surroundings[statement.Index].Near, statement.Near);

        public double Far(Statement statement) => Around(index.Surroundings[statement.Index].Far, statement.Far);

        private double Around(int number, TermBag bag) =>
            double.IsNaN(around[number]) ? around[number] = Match(question, i, bag) : around[number];
    }

    /// <summary>How well a place covers the i-th term, 0..1.</summary>
    private static double Match(Question question, int i, TermBag bag)
    {
        var term = question.Terms[i];
        var best = 0.0;
        foreach (var variant in term.Variants)
        {
            if (variant.Weight <= best)
            {
                continue;
            }

            if (bag.HasRun(variant.Run))
            {
                var lone = variant.Run.Count == 1 && term.Words.Count == 1 && ReferenceEquals(variant, term.Variants[0])
                    && !term.IsNumber && !JoinsNeighbour(question, i, bag);
                best = Math.Max(best, variant.Weight * (lone ? LoneSyllable : 1) * DiacriticsAgree(term, variant, bag));
            }
            else if (variant.Run.Count > 1)
            {
                var present = variant.Run.Count(bag.Has);
                best = Math.Max(best, present == variant.Run.Count ? 0.6 * variant.Weight : 0.35 * variant.Weight * present / variant.Run.Count);
            }
        }

        return best;
    }

    /// <summary>"… mà chỉ kể có 4": nobody writes down how many items he lists.</summary>
    private static bool CountsItems(QuestionTerm term, Statement statement) =>
        statement.Enumeration is { } listed && term.Words[0].Folded == listed.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>"Kế hoạch 38" says which document is meant: all of its statements are equally about it.</summary>
    public static bool IsKnownOf(QuestionTerm term, Statement statement) =>
        term.IsNumber && (statement.Far.Has(term.Words[0].Folded) || CountsItems(term, statement));

    /// <summary>Whether the word stands next to the same neighbour as in the question: most words have two syllables.</summary>
    private static bool JoinsNeighbour(Question question, int i, TermBag bag)
    {
        var word = question.Terms[i].Words[0].Folded;
        return (i > 0 && bag.HasRun([question.Terms[i - 1].Words[^1].Folded, word]))
            || (i + 1 < question.Terms.Count && bag.HasRun([word, question.Terms[i + 1].Words[0].Folded]));
    }

    private static double DiacriticsAgree(QuestionTerm term, Variant variant, TermBag bag)
    {
        if (!ReferenceEquals(variant, term.Variants[0]) || term.Words.Count > 1)
        {
            return 1;
        }

        var word = term.Words[0];
        return !word.HasTypedDiacritics || bag.HasKey(word.Key) ? 1 : 0.4;
    }
}
