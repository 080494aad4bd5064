namespace NtmLearn.Lms.Checks;

/// <summary>What a rule saw.</summary>
public sealed class RuleLook
{
    /// <summary>Breaches told in words; more are counted.</summary>
    private const int MostTold = 20;

    private readonly List<string> told = [];

    /// <summary>Rows looked at.</summary>
    public long Rows { get; private set; }

    public long Breaches { get; private set; }

    /// <summary>The first breaches, with ids only.</summary>
    public IReadOnlyList<string> Told => told;

    internal void Saw(long rows = 1) => Rows += rows;

    internal void Broken(string what)
    {
        Breaches++;
        if (told.Count < MostTold)
        {
            told.Add(what);
        }
    }
}
