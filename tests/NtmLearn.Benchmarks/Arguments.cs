using System.Globalization;

namespace NtmLearn.Benchmarks;

/// <summary>Pairs of <c>--name value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = [];

    public static Arguments Parse(string[] args)
    {
        var arguments = new Arguments();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            arguments.values[args[i].TrimStart('-')] = args[i + 1];
        }

        return arguments;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Settings of the program for <c>--postgres CONNECTION</c>; none for SQLite.</summary>
    public Dictionary<string, string> Database() => Text("postgres") is { } connection
        ? new() { ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = connection }
        : [];
}
