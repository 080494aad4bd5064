using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Searching among many people: the search by itself, then the page of a coordinator and of a unit manager.</summary>
internal static class PeopleLoad
{
    private const int Rounds = 200;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (wanted, rate) = (arguments.Number("people", 100_000), arguments.Number("rate", 50));
        var duration = TimeSpan.FromSeconds(arguments.Number("seconds", 30));
        using var folder = new TemporaryFolder();
        var settings = arguments.Database();
        await using (await ProgramProcess.StartAsync(folder.Path, settings: settings, arguments: ["serve", "--demo"]))
        {
            // Makes the tables, units and accounts.
        }

        var options = new DbContextOptionsBuilder<NtmLearnDbContext>();
        _ = arguments.Text("postgres") is { } connection
            ? options.UseNpgsql(connection)
            : options.UseSqlite(SqliteDatabase.ConnectionString(new DataOptions { Folder = folder.Path }));
        var people = new PeopleFiller(options.Options);
        var watch = Stopwatch.StartNew();
        await people.FillAsync(wanted);
        var searches = await PersonTyping.MakeAsync(people, Rounds);
        Console.WriteLine($"{wanted} people after {watch.Elapsed.TotalSeconds:0} s");

        await SearchAloneAsync(people, searches);

        await using var program = await ProgramProcess.StartAsync(folder.Path, settings: settings, arguments: ["serve", "--demo"]);
        Console.WriteLine($"ready after {program.ReadyAfter.TotalSeconds:0.0} s, {program.WorkingSet / 1_000_000} MB");
        var wrong = 0;
        foreach (var role in (Role[])[Role.Coordinator, Role.UnitManager])
        {
            using var load = new HttpLoad(program, await program.SignInAsync(role));
            (string, string) Next(int number) => (searches[number % searches.Count].Kind, searches[number % searches.Count].Path);
            watch.Restart();
            await load.AsFastAsItGoesAsync(Next, connections: 1, TimeSpan.FromMilliseconds(1));
            Console.WriteLine($"page of {role}: the first search took {watch.ElapsedMilliseconds} ms");
            var fast = await load.AsFastAsItGoesAsync(Next, connections: 8, TimeSpan.FromSeconds(8));
            Console.WriteLine($"page of {role}, as fast as it goes  {fast}");
            var steady = await load.AtRateAsync(Next, rate, duration);
            Tell($"page of {role}, {rate} a second", steady);
            wrong += fast.Wrong + steady.Wrong;
        }

        Console.WriteLine($"afterwards {program.WorkingSet / 1_000_000} MB");
        return wrong == 0 ? 0 : 1;
    }

    private static async Task SearchAloneAsync(PeopleFiller people, List<TypedSearch> searches)
    {
        var contexts = new Contexts(people);
        var search = new PersonSearch(new PersonDirectory(contexts, new AuditedWriter(new NoWriter(), TimeProvider.System), TimeProvider.System), contexts);
        await using var db = people.Open();
        var commune = await db.Set<AdministrativeUnit>()
            .Where(u => u.Level == UnitLevel.Commune && u.ValidTo == null).OrderBy(u => u.Code).Select(u => u.UnitId).FirstAsync();
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var first = Stopwatch.StartNew();
        await search.FindAsync(UnitScope.Everything, new PersonQuery("xyz"), CancellationToken.None);
        Console.WriteLine(
            $"search alone: the first took {first.ElapsedMilliseconds} ms, keeps {(GC.GetTotalMemory(forceFullCollection: true) - memory) / 1_000_000} MB");
        foreach (var (who, scope) in (ReadOnlySpan<(string, UnitScope)>)
        [
            ("everybody", UnitScope.Everything),
            ("one commune", new UnitScope(false, new HashSet<Guid> { commune }, new HashSet<Guid>(), null)),
        ])
        {
            MeasureAsync(search, scope, searches.Take(300)).GetAwaiter().GetResult();
            Tell($"search alone, {who}", MeasureAsync(search, scope, searches).GetAwaiter().GetResult());
        }
    }

    private static async Task<LoadResult> MeasureAsync(PersonSearch search, UnitScope scope, IEnumerable<TypedSearch> searches)
    {
        var samples = new List<LoadSample>();
        var all = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        foreach (var typed in searches)
        {
            var started = Stopwatch.GetTimestamp();
            await search.FindAsync(scope, new PersonQuery(typed.Text, After: typed.After, Limit: 51), CancellationToken.None);
            samples.Add(new LoadSample(typed.Kind, Stopwatch.GetElapsedTime(started).TotalMilliseconds, IsRight: true));
        }

        return new LoadResult(samples, all.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private static void Tell(string what, LoadResult result)
    {
        Console.WriteLine($"{what}  {result}");
        foreach (var (kind, of) in result.ByKind())
        {
            Console.WriteLine($"    {kind,-28} p50 {of.At(0.5),6:0.0} ms  p99 {of.At(0.99),6:0.0} ms  ({of.Count})");
        }
    }

    private sealed class Contexts(PeopleFiller people) : IDbContextFactory<NtmLearnDbContext>
    {
        public NtmLearnDbContext CreateDbContext() => people.Open();
    }

    /// <summary>Nobody writes while the search is measured alone.</summary>
    private sealed class NoWriter : WriterGate
    {
        public override Task<T> WriteAsync<T>(Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task ForgetErasedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
