namespace NtmLearn.Bot.Answers;

/// <summary>All statements of the published documents with how rare their words are.</summary>
internal sealed class StatementIndex
{
    private readonly Dictionary<string, List<int>> postings = [];

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
    public bool Knows(IReadOnlyList<string> run) =>
        run.Count > 0 && postings.TryGetValue(run[0], out var list)
        && (run.Count == 1 || list.Exists(i => Has(Statements[i], run)));

    /// <summary>In how many statements the two words stand next to each other.</summary>
    public int CountPair(string first, string second) =>
        postings.TryGetValue(first, out var list) ? list.Count(i => Has(Statements[i], [first, second])) : 0;

    public bool Knows(string word) => postings.ContainsKey(word);

    /// <summary>Rareness of a run, about 0.3 (everywhere) to 1 (in one place or nowhere).</summary>
    public double Rareness(IReadOnlyList<string> run)
    {
        var count = run.Count == 0 || !postings.TryGetValue(run[0], out var list)
            ? 0
            : run.Count == 1 ? list.Count : list.Count(i => Has(Statements[i], run));
        var all = Math.Max(2, Statements.Count);
        return Math.Clamp(Math.Log((all + 1.0) / (count + 0.5)) / Math.Log((all + 1.0) / 1.5), 0.25, 1);
    }

    private static bool Has(Statement statement, IReadOnlyList<string> run) =>
        statement.Own.HasRun(run) || statement.Near.HasRun(run) || statement.Far.HasRun(run);
}
