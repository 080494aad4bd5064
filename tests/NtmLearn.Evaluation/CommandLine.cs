namespace NtmLearn.Evaluation;

/// <summary>Options of the form <c>--name value</c>, each any number of times.</summary>
internal sealed class CommandLine
{
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>Reads the options; an unknown or unfinished one is an error that names it.</summary>
    public CommandLine(IReadOnlyList<string> args, params IReadOnlyList<string> known)
    {
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!known.Contains(args[i]) || i + 1 == args.Count)
            {
                throw new ArgumentException($"{args[i]}: expected {string.Join(", ", known)}, each with a value.");
            }

            _options.Add((args[i], args[i + 1]));
        }
    }

    public IReadOnlyList<string> All(string name) => [.. _options.Where(o => o.Name == name).Select(o => o.Value)];

    public string? Single(string name) => _options.LastOrDefault(o => o.Name == name).Value;

    public string Required(string name) => Single(name) ?? throw new ArgumentException($"{name} is missing.");
}
