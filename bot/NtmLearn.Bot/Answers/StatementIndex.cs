namespace NtmLearn.Bot.Answers;

/// <summary>All statements of the published documents with how rare their words are.</summary>
internal sealed class StatementIndex
{
    private const int MostCounts = 50_000;

    private readonly Dictionary<string, List<int>> postings = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> counts = [];
    private readonly Dictionary<TermBag, int> surroundings = new(ReferenceEqualityComparer.Instance);

    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        foreach (var statement in statements)
        {
            Surroundings.Add((NumberOf(statement.Near), NumberOf(statement.Far)));
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

    /// <summary>For each statement, the numbers of what stands near and far around it. Many share theirs.</summary>
    public List<(int Near, int Far)> Surroundings { get; } = [];

    public int SurroundingCount => surroundings.Count;

    /// <summary>Whether the run of words stands anywhere.</summary>
    public bool Knows(IReadOnlyList<string> run) => Count(run) > 0;

    /// <summary>In how many statements the two words stand next to each other.</summary>
    public int CountPair(string first, string second) => Count([first, second]);

    public bool Knows(string word) => postings.ContainsKey(word);

    /// <summary>Marks the statements in or around which any word of the runs stands; no other can match one of them.</summary>
    public bool[] Touched(IEnumerable<IReadOnlyList<string>> runs)
    {
        var marks = new bool[Statements.Count];
        foreach (var word in runs.SelectMany(r => r))
        {
            if (postings.TryGetValue(word, out var list))
            {
                list.ForEach(i => marks[i] = true);
            }
        }

        return marks;
    }

    /// <summary>Rareness of a run, about 0.3 (everywhere) to 1 (in one place or nowhere).</summary>
    public double Rareness(IReadOnlyList<string> run)
    {
        var all = Math.Max(2, Statements.Count);
        return Math.Clamp(Math.Log((all + 1.0) / (Count(run) + 0.5)) / Math.Log((all + 1.0) / 1.5), 0.25, 1);
    }

    private int NumberOf(TermBag bag) =>
        surroundings.TryGetValue(bag, out var number) ? number : surroundings[bag] = surroundings.Count;

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
