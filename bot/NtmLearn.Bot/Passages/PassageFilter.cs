namespace NtmLearn.Bot.Passages;

/// <summary>Weight and days in force of every passage, in arrays because searching asks for thousands of them.</summary>
internal sealed class PassageFilter(IReadOnlyList<Passage> passages)
{
    private readonly float[] _weights = [.. passages.Select(p => (float)p.Weight)];
    private readonly DateOnly[] _from = [.. passages.Select(p => p.ValidFrom ?? DateOnly.MinValue)];
    private readonly DateOnly[] _to = [.. passages.Select(p => p.ValidTo ?? DateOnly.MaxValue)];

    public float Weight(int ordinal) => _weights[ordinal];

    /// <summary>True when the passage is in force that day, or any day is meant.</summary>
    public bool Allows(int ordinal, DateOnly? day) => day is not { } asked || (_from[ordinal] <= asked && asked <= _to[ordinal]);
}
