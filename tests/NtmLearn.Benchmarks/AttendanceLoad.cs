using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Lists of sessions viewed and saved, marks over the API, reports and histories with many marks in the database.</summary>
internal static partial class AttendanceLoad
{
    private const int SheetSize = 200;
    private const int SheetsAtOnce = 8;

    /// <summary>One key may ask this much, so that the program is measured and not its limit.</summary>
    private static readonly Dictionary<string, string> Unlimited = new() { ["Api__RequestsPerMinute"] = "1000000" };

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var duration = TimeSpan.FromSeconds(arguments.Number("seconds", 10));
        var wanted = arguments.Number("marks", 1_000_000);
        using var folder = new TemporaryFolder();
        await using (await ProgramProcess.StartAsync(folder.Path, arguments: ["serve", "--demo"]))
        {
            // Makes the tables, units and accounts.
        }

        var options = new DbContextOptionsBuilder<NtmLearnDbContext>().UseSqlite(SqliteDatabase.ConnectionString(new DataOptions { Folder = folder.Path })).Options;
        var filler = new AttendanceFiller(options, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7)));
        var sheet = await filler.AddClassAsync(SheetSize, SheetsAtOnce, daysBack: 0);
        var big = await filler.AddClassAsync(size: 1_000, sessions: 10, daysBack: 30);
        await filler.MarkAsync(big.Class.OfferingId);
        var key = await filler.AddKeyAsync();

        var wrong = 0;
        await using (var program = await ProgramProcess.StartAsync(folder.Path, settings: Unlimited, arguments: ["serve", "--demo"]))
        {
            var leader = await program.SignInAsync(Role.Facilitator);
            wrong += await ViewAsync(program, leader, sheet.Sessions[0], duration);
            wrong += await SaveAsync(program, leader, sheet.Sessions.Take(1).ToList(), duration);
            wrong += await SaveAsync(program, leader, sheet.Sessions, duration);
            wrong += await MarkAsync(program, key, sheet.Sessions, sheet.People, perRequest: 1, duration);
            wrong += await MarkAsync(program, key, sheet.Sessions, sheet.People, perRequest: 50, duration);
            wrong += await ReadAsync(program, await program.SignInAsync(Role.Coordinator), "class report, 1,000 people × 10", $"/van-phong/lop/{big.Class.Code}/bao-cao");
        }

        for (var marks = 10_000; marks < wanted; marks += 10_000)
        {
            await filler.MarkAsync((await filler.AddClassAsync(size: 1_000, sessions: 10, daysBack: 30)).Class.OfferingId);
        }

        await using (var db = filler.Open())
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        }

        await using (var program = await ProgramProcess.StartAsync(folder.Path, arguments: ["serve", "--demo"]))
        {
            // Once: a code is taken once.
            var officer = await program.SignInAsync(Role.Coordinator);
            wrong += await ReadAsync(program, officer, $"class report among {wanted} marks", $"/van-phong/lop/{big.Class.Code}/bao-cao");
            wrong += await ReadAsync(program, officer, $"person history among {wanted} marks", $"/nguoi/{big.People[0]}/buoi-da-du");
        }

        return wrong == 0 ? 0 : 1;
    }

    private static async Task<int> ViewAsync(ProgramProcess program, string cookie, Guid session, TimeSpan duration)
    {
        using var load = new HttpLoad(program, cookie);
        (string, string) Next(int number) => ("sheet", $"/van-phong/buoi/{session}");
        await load.AsFastAsItGoesAsync(Next, connections: 8, TimeSpan.FromSeconds(3));
        var result = await load.AsFastAsItGoesAsync(Next, connections: 8, duration);
        Console.WriteLine($"view a sheet of {SheetSize}           {result}");
        return result.Wrong;
    }

    /// <summary>Each saver has a session of its own and changes everybody each time. The page is fetched before the watch starts.</summary>
    private static async Task<int> SaveAsync(ProgramProcess program, string cookie, List<Guid> sessions, TimeSpan duration)
    {
        var whole = Stopwatch.StartNew();
        var savers = await Task.WhenAll(sessions.Select(session => Task.Run(async () =>
        {
            using var http = Client(program, cookie);
            var samples = new List<LoadSample>();
            while (whole.Elapsed < duration)
            {
                var page = await http.GetStringAsync($"/van-phong/buoi/{session}");
                var token = Token().Match(page).Groups[1].Value;
                var fields = Row().Matches(page).Select(m => m.Groups[1].Value).Distinct()
                    .Select(name => KeyValuePair.Create(name, name.EndsWith(".1", StringComparison.Ordinal) ? "5" : "1")).ToList();
                fields.Add(KeyValuePair.Create("key", $"{Guid.NewGuid():N}"));
                fields.Add(KeyValuePair.Create("__RequestVerificationToken", token));
                using var content = new FormUrlEncodedContent(fields);
                var watch = Stopwatch.StartNew();
                using var answer = await http.PostAsync($"/van-phong/buoi/{session}", content);
                samples.Add(new LoadSample("save", watch.Elapsed.TotalMilliseconds, answer.StatusCode == HttpStatusCode.SeeOther && fields.Count == SheetSize + 2));
            }

            return samples;
        })));
        var result = new LoadResult([.. savers.SelectMany(s => s)], whole.Elapsed);
        Console.WriteLine($"save a sheet of {SheetSize}, {sessions.Count} at once {result}");
        return result.Wrong;
    }

    private static async Task<int> MarkAsync(ProgramProcess program, string key, List<Guid> sessions, List<Guid> people, int perRequest, TimeSpan duration)
    {
        var number = 0;
        var whole = Stopwatch.StartNew();
        var senders = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            using var http = Client(program);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            var samples = new List<LoadSample>();
            while (whole.Elapsed < duration)
            {
                var n = Interlocked.Increment(ref number);
                var session = sessions[n % sessions.Count];
                var status = n / people.Count % 2 == 0 ? "LeftEarly" : "Late";
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sessions/{session}/marks{(perRequest > 1 ? "/batch" : null)}");
                request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
                request.Content = perRequest == 1
                    ? JsonContent.Create(new { attendeeId = people[n % people.Count], status })
                    : JsonContent.Create(new
                    {
                        marks = Enumerable.Range(0, perRequest).Select(i => new { key = $"{Guid.NewGuid():N}", attendeeId = people[((n * perRequest) + i) % people.Count], status }),
                    });
                var watch = Stopwatch.StartNew();
                using var answer = await http.SendAsync(request);
                samples.Add(new LoadSample("mark", watch.Elapsed.TotalMilliseconds, answer.StatusCode == HttpStatusCode.OK));
            }

            return samples;
        })));
        var result = new LoadResult([.. senders.SelectMany(s => s)], whole.Elapsed);
        Console.WriteLine($"API, {perRequest} in a request, {result.PerSecond * perRequest:0} marks/s   {result}");
        return result.Wrong;
    }

    private static async Task<int> ReadAsync(ProgramProcess program, string cookie, string what, string path)
    {
        using var load = new HttpLoad(program, cookie);
        (string, string) Next(int number) => (what, path);
        await load.AsFastAsItGoesAsync(Next, connections: 1, TimeSpan.FromSeconds(3));
        var result = await load.AsFastAsItGoesAsync(Next, connections: 1, TimeSpan.FromSeconds(5));
        Console.WriteLine($"{what}  {result}");
        return result.Wrong;
    }

    /// <summary>Keeps cookies as a browser does: the first form brings one of its own.</summary>
    private static HttpClient Client(ProgramProcess program, string? cookie = null)
    {
        var cookies = new CookieContainer();
        foreach (var pair in cookie?.Split("; ") ?? [])
        {
            cookies.Add(program.BaseAddress, new Cookie(pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]));
        }

        return new(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = program.BaseAddress };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"(m\\.[0-9a-f]{32}\\.[0-9])\"", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
