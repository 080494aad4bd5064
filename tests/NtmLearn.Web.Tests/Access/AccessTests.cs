using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Access;

/// <summary>
/// Every endpoint of the running program against the reviewed table, every cell of the table over HTTP, and, where a right
/// reaches a part only, with something of that part and something of another.
/// </summary>
public sealed class AccessTests
{
    /// <summary>Signing in and out and the like: what comes with a key or a signature answers for itself.</summary>
    private static readonly string[] SignsOut = ["POST /dang-xuat"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_AndProgram_AgreeAndEveryCellHolds()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond, demo: true);
        var table = AccessTable.Read();
        Compare(table, EndpointsOf(host));

        var world = await AccessWorld.CreateAsync(host);
        var examples = AccessExamples.All(world);
        None(WithoutExample(table, examples));
        var wrong = new List<string>();
        var cells = 0;
        using (var visitor = AccessMember.Visitor(host))
        {
            foreach (var row in table.Where(r => !r.HasOwnKey))
            {
                cells++;
                wrong.AddRange(await TryDoorAsync(visitor, row, row.Visitor));
            }
        }

        foreach (var role in Enum.GetValues<Role>())
        {
            using var member = await AccessMember.OpenAsync(world, role, Token);
            foreach (var row in table.Where(r => !r.HasOwnKey && !SignsOut.Contains(r.Key)))
            {
                cells++;
                wrong.AddRange(await TryDoorAsync(member, row, row.Roles[role]));
                foreach (var example in examples.Where(e => e.Role == role && e.Endpoint == row.Key))
                {
                    wrong.AddRange(await TryReachAsync(member, row, example));
                }
            }
        }

        None(wrong);
        TestContext.Current.TestOutputHelper?.WriteLine($"access.csv: {table.Count} endpoints, {cells} cells, {examples.Count} examples of reach");
    }

    /// <summary>An endpoint that is missing from the table fails, a row without an endpoint, and a cell that the program does otherwise.</summary>
    private static void Compare(IReadOnlyList<AccessRow> table, List<(string Key, string Method, string Route, RouteEndpoint Endpoint)> endpoints)
    {
        None(endpoints.Where(e => e.Endpoint.Metadata.GetMetadata<AccessRequirement>() is null).Select(e => $"{e.Key} does not say who may call it"));
        None(table.GroupBy(r => r.Key).Where(g => g.Count() > 1).Select(g => $"twice in the table: {g.Key}"));
        var known = table.ToDictionary(r => r.Key);
        None(
        [
            .. endpoints.Where(e => !known.ContainsKey(e.Key)).Select(e => $"review and add: {RowOf(e)}"),
            .. known.Keys.Except(endpoints.Select(e => e.Key)).Select(key => $"no such endpoint: {key}"),
            .. from e in endpoints
               where known.TryGetValue(e.Key, out var row) && RowOf(e).ToString() != (row with { HasOwnKey = false }).ToString()
               select $"the table says {known[e.Key]}, the program does {RowOf(e)}",
        ]);
    }

    /// <summary>Where a unit manager's reach is a part, something of that part must be tried, unless nothing there belongs to a unit.</summary>
    private static IEnumerable<string> WithoutExample(IReadOnlyList<AccessRow> table, IReadOnlyList<AccessExample> examples) =>
    [
        .. from row in table
           where row.Roles[Role.UnitManager] == Reach.Subtree && !AccessExamples.OfNobody.ContainsKey(row.Key)
           where !examples.Any(e => e.Role == Role.UnitManager && e.Endpoint == row.Key)
           select $"no example of reach: {row.Key}",
        .. from row in table
           where row.Route.Contains('{') && !row.Route.StartsWith("/api/", StringComparison.Ordinal) && row.Roles.Values.Contains(Reach.Own)
           where !AccessExamples.OfNobody.ContainsKey(row.Key) && !examples.Any(e => e.Endpoint == row.Key && row.Roles[e.Role] == Reach.Own)
           select $"no example of one's own: {row.Key}",
        .. examples.Where(e => table.All(r => r.Key != e.Endpoint)).Select(e => $"example of no row: {e.Endpoint}"),
        .. AccessExamples.OfNobody.Keys.Where(key => table.All(r => r.Key != key)).Select(key => $"reason for no row: {key}"),
    ];

    private static async Task<IEnumerable<string>> TryDoorAsync(AccessMember member, AccessRow row, Reach reach)
    {
        var answer = await member.AskAsync(row, null, Token);
        // What is open to visitors may lead them to the sign-in page for reasons of its own.
        return (row.Visitor == Reach.None ? answer.IsTurnedAway : answer.IsRefused) == (reach == Reach.None) ? [] : [$"{member.Name} {row.Key}: {reach}, but {answer}"];
    }

    private static async Task<IEnumerable<string>> TryReachAsync(AccessMember member, AccessRow row, AccessExample example)
    {
        if (example.Own.Shows is { } mine)
        {
            var list = await member.AskAsync(row, example.Own, Token);
            return list.Body.Contains(mine, StringComparison.Ordinal) && !list.Body.Contains(example.Foreign.Shows!, StringComparison.Ordinal)
                ? []
                : [$"{member.Name} {row.Key} should list “{mine}” and not “{example.Foreign.Shows}”: {(int)list.Status}"];
        }

        // What is another's is tried first, so that nothing one's own was just done to stands in the way.
        var foreign = await member.AskAsync(row, example.Foreign, Token);
        var own = await member.AskAsync(row, example.Own, Token);
        return
        [
            .. IsKept(foreign, example) ? [] : new[] { $"{member.Name} {row.Key} elsewhere: {foreign}" },
            .. (example.Own.IsComplete ? own.IsDone && !IsShownAgain(own, example) : !own.IsNotThere) ? [] : new[] { $"{member.Name} {row.Key} in reach: {own}" },
        ];
    }

    /// <summary>Not found or forbidden; a form that names several things may be shown again with an error instead.</summary>
    private static bool IsKept(AccessAnswer answer, AccessExample example) =>
        answer.IsNotThere || (example.Foreign.Fields is not null && (int)answer.Status == 422);

    private static bool IsShownAgain(AccessAnswer answer, AccessExample example) =>
        example.Own.Fields is not null && (int)answer.Status == 422;

    /// <summary>Fails with every line, not the first few.</summary>
    private static void None(IEnumerable<string> problems)
    {
        var lines = problems.ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    private static List<(string Key, string Method, string Route, RouteEndpoint Endpoint)> EndpointsOf(TestHost host) =>
    [
        .. from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
           let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           orderby route, method
           select ($"{method} {route}", method, route, endpoint),
    ];

    /// <summary>What the program does: the widest reach that any of the endpoint's rights gives a role.</summary>
    private static AccessRow RowOf((string Key, string Method, string Route, RouteEndpoint Endpoint) e)
    {
        var requirement = e.Endpoint.Metadata.GetMetadata<AccessRequirement>()!;
        return new AccessRow(
            e.Method, e.Route, requirement.NeedsSignIn ? Reach.None : Reach.All,
            Enum.GetValues<Role>().ToDictionary(role => role, role =>
                !requirement.NeedsSignIn ? Reach.All : requirement.Rights.Count == 0 ? Reach.Own : requirement.Rights.Max(right => AccessRules.Of(role, right))),
            HasOwnKey: false);
    }
}
