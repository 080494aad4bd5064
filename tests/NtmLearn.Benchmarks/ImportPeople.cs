using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>
/// A list of people into the whole program: how long looking through and writing take, and the most memory that the program
/// (and this benchmark within it) held. Then the same list again, which changes nothing.
/// </summary>
internal static class ImportPeople
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Phan", "Thạch", "Kim", "Sơn", "Lâm", "Châu", "Danh", "Đặng", "Bùi", "Đỗ"];
    private static readonly string[] Middles = ["Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Kim", "Thị Mỹ", "Hoàng", "Sa", "Đức"];

    private static readonly string[] Givens =
        ["An", "Bình", "Chi", "Dũng", "Em", "Giang", "Hạnh", "Hòa", "Hùng", "Khánh", "Lan", "Linh", "Mai", "Minh", "Nam", "Nga", "Phúc", "Quý", "Rây", "Sang", "Tâm", "Thảo", "Út", "Vân", "Xuân", "Yến"];

    private static readonly string[] Titles = ["Trưởng ấp", "Phó Chủ tịch UBND", "Công chức văn hóa – xã hội", "Bí thư chi bộ", "Chi hội trưởng phụ nữ", ""];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var count = arguments.Number("rows", 10_000);
        KeyValuePair<string, string?>[] settings = arguments.Text("postgres") is { } connection
            ? [new("Database:Provider", "PostgreSql"), new("Database:ConnectionString", connection)]
            : [];
        await using var host = await TestHost.StartAsync(settings);
        var (accountId, _, _) = await host.AddAccountAsync(Role.Coordinator);
        var tree = await host.Services.GetRequiredService<UnitTrees>().GetAsync(CancellationToken.None);
        var caller = new Caller();
        caller.Become(accountId, null, null, "Người thử", [new CallerRole(Role.Coordinator, null, null)], tree);
        var file = Write(count, tree);
        Console.WriteLine($"{count} rows, {file.Length / 1_000_000.0:0.0} MB; before {Megabytes(Process.GetCurrentProcess().WorkingSet64)} MB");

        ForgetPeak();
        var first = await ImportAsync(host, caller, file);
        Console.WriteLine($"peak {Megabytes(Process.GetCurrentProcess().PeakWorkingSet64)} MB");
        var second = await ImportAsync(host, caller, file);
        return first.Added == count && second is { Changed: 0, Added: 0 } ? 0 : 1;
    }

    /// <summary>What starting needed for a moment is not the import's; only Linux can be asked to count anew.</summary>
    private static void ForgetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static async Task<ImportRun> ImportAsync(TestHost host, Caller caller, byte[] file)
    {
        var imports = host.Services.GetRequiredService<ImportService>();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var sent = await imports.UploadAsync(caller, Guid.CreateVersion7(), ImportKind.People, "danh sách.xlsx", file, null, CancellationToken.None);
        var id = sent.Value?.ImportRunId ?? throw new InvalidOperationException(string.Join(' ', sent.Refusals.Select(r => r.Message)));
        await WaitAsync(host, id);
        var looked = watch.Elapsed;
        await imports.BeginAsync(caller, id, CancellationToken.None);
        var run = await WaitAsync(host, id);
        var all = watch.Elapsed;
        Console.WriteLine(
            $"{run.State}: looked through in {looked.TotalSeconds:0.0} s, written in {(all - looked).TotalSeconds:0.0} s, together {all.TotalSeconds:0.0} s, of the processor {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.0} s; "
            + $"added {run.Added}, changed {run.Changed}, unchanged {run.Unchanged}, rejected {run.Rejected}");
        return run;
    }

    private static async Task<ImportRun> WaitAsync(TestHost host, Guid id)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var run = await host.QueryAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.ImportRunId == id));
            if (!run.IsAtWork)
            {
                return run;
            }

            await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>The same rows each time. Names repeat as they do in a province; telephone numbers do not.</summary>
    private static byte[] Write(int count, UnitTree tree)
    {
        var random = new Random(1);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var communes = tree.All.Where(u => u.Level == UnitLevel.Commune && u.IsValidOn(today)).OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => tree.PathOf(u.UnitId)).ToList();
        using var stream = new MemoryStream();
        SheetWriter.WriteXlsx(
            stream,
            "Danh sách",
            [.. ((string[])["STT", "Họ và tên", "Năm sinh", "Giới tính", "Số điện thoại", "Số CCCD", "Xã, phường", "Chức vụ"]).Select(h => new SheetColumn(h))],
            Enumerable.Range(1, count).Select(i => (IReadOnlyList<string?>)
            [
                Text(i),
                $"{Any(Families)} {Any(Middles)} {Any(Givens)}",
                Text(random.Next(1955, 2005)),
                random.Next(2) == 0 ? "Nam" : "Nữ",
                string.Create(CultureInfo.InvariantCulture, $"09{10_000_000 + i}"),
                random.Next(10) < 6 ? string.Create(CultureInfo.InvariantCulture, $"084{100_000_000 + i}") : "",
                communes.Count == 0 ? "" : communes[random.Next(communes.Count)],
                communes.Count == 0 ? "" : Any(Titles),
            ]));
        return stream.ToArray();

        string Any(string[] words) => words[random.Next(words.Length)];

        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static long Megabytes(long bytes) => bytes / 1_000_000;
}
