using System.Text.RegularExpressions;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Pages of the demonstration as a browser asks for them: as fast as they go, then at a rate.</summary>
internal static partial class PageLoad
{
    private static readonly int[] Connections = [8, 32];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var duration = TimeSpan.FromSeconds(arguments.Number("seconds", 10));
        var rate = arguments.Number("rate", 200);
        using var folder = new TemporaryFolder();
        await using var program = await ProgramProcess.StartAsync(folder.Path, settings: arguments.Database(), arguments: ["serve", "--demo"]);
        Console.WriteLine($"ready after {program.ReadyAfter.TotalSeconds:0.0} s, {program.WorkingSet / 1_000_000} MB");

        var classPage = await FindClassAsync(program.BaseAddress);
        var visitor = default(string);
        var learner = await program.SignInAsync(Role.Learner);
        var manager = await program.SignInAsync(Role.UnitManager);
        (string Name, string Path, string? Cookie)[] pages =
        [
            ("class list", "/lop", visitor),
            ("class page", classPage, visitor),
            ("sign-in page", "/dang-nhap", visitor),
            ("class page, signed in", classPage, learner),
            ("own classes, signed in", "/lop-cua-toi", learner),
            ("desk, signed in", "/ban-lam-viec", manager),
        ];
        var wrong = 0;
        foreach (var (name, path, cookie) in pages)
        {
            using var load = new HttpLoad(program, cookie);
            (string, string) Next(int number) => (name, path);
            await load.AsFastAsItGoesAsync(Next, Connections[0], TimeSpan.FromSeconds(3));
            foreach (var connections in Connections)
            {
                var fast = await load.AsFastAsItGoesAsync(Next, connections, duration);
                Console.WriteLine($"{name,-24} {connections,3} connections {fast}");
                wrong += fast.Wrong;
            }

            var steady = await load.AtRateAsync(Next, rate, duration);
            Console.WriteLine($"{name,-24} {rate,3} a second    {steady}");
            wrong += steady.Wrong;
        }

        Console.WriteLine($"afterwards {program.WorkingSet / 1_000_000} MB");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The first class of the list.</summary>
    private static async Task<string> FindClassAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        return ClassAddress().Match(await http.GetStringAsync("/lop")).Groups[1].Value is { Length: > 0 } path
            ? path
            : throw new InvalidOperationException("/lop shows no class.");
    }

    [GeneratedRegex("href=\"(/lop/[A-Z0-9-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ClassAddress();
}
