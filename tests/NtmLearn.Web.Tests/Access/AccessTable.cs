using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Access;

/// <summary>The reviewed table. One line per endpoint; a new endpoint's line is printed by the test that misses it.</summary>
public static class AccessTable
{
    public static IReadOnlyList<AccessRow> Read() =>
    [
        .. File.ReadLines(Repository.Find("tests/NtmLearn.Web.Tests/access.csv")).Skip(1).Where(line => line.Length > 0).Select(Parse),
    ];

    private static AccessRow Parse(string line)
    {
        var cells = line.Split(',');
        var roles = Enum.GetValues<Role>();
        return cells.Length != roles.Length + 4
            ? throw new FormatException($"access.csv: {line}")
            : new AccessRow(
                cells[0], cells[1], Enum.Parse<Reach>(cells[2], ignoreCase: true),
                roles.Select((role, i) => (role, Reach: Enum.Parse<Reach>(cells[i + 3], ignoreCase: true))).ToDictionary(p => p.role, p => p.Reach),
                cells[^1] == "own-key");
    }
}
