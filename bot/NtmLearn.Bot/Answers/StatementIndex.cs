namespace NtmLearn.Bot.Answers;

/// <summary>All statements of the published documents with how rare their words are.</summary>
internal sealed class StatementIndex
{
    private const int MostCounts = 50_000;

    private readonly Dictionary<string, List<int>> postings = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> counts = [];

    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        foreach (var statement in statements)
        {
            foreach (var word in statement.Own.Words.Concat(statement.Near.Words).Concat(statement.Far.Words).Distinct())
            {
                if (!postings.TryGetValue(word, out var list))
                {
                    postings[word] = list = [];
                }

                list.Add(statement.Index);
            }
        }

        AverageLength = statements.Count == 0 ? 1 : statements.Average(s => s.WordCount);
    }

    public IReadOnlyList<Statement> Statements { get; }

    public double AverageLength { get; }

    /// <summary>Whether the run of words stands anywhere.</summary>
    public bool Knows(IReadOnlyList<string> run) => Count(run) > 0;

    /// <summary>In how many statements the two words stand next to each other.</summary>
    public int CountPair(string first, string second) => Count([first, second]);

    public bool Knows(string word) => postings.ContainsKey(word);

    /// <summary>Rareness of a run, about 0.3 (everywhere) to 1 (in one place or nowhere).</summary>
    public double Rareness(IReadOnlyList<string> run)
    {
        var all = Math.Max(2, Statements.Count);
        return Math.Clamp(Math.Log((all + 1.0) / (Count(run) + 0.5)) / Math.Log((all + 1.0) / 1.5), 0.25, 1);
    }

    private int Count(IReadOnlyList<string> run)
    {
        if (run.Count == 0 || !postings.TryGetValue(run[0], out var list))
        {
            return 0;
        }

        if (run.Count == 1)
        {
            return list.Count;
        }

        // The same few thousand runs are asked for again and again; others would fill memory without end.
        var key = string.Join(' ', run);
        if (!counts.TryGetValue(key, out var count))
        {
            count = list.Count(i => Has(Statements[i], run));
            if (counts.Count < MostCounts)
            {
                counts[key] = count;
            }
        }

        return count;
    }

    private static bool Has(Statement statement, IReadOnlyList<string> run) =>
        statement.Own.HasRun(run) || statement.Near.HasRun(run) || statement.Far.HasRun(run);
}
