using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class InterruptedImportTests
{
    private const int Rows = 3_000;

    [Fact]
    public async Task Stopped_InTheMiddle_GoesOnAndDoublesNothing()
    {
        await using var place = await EmptyPlace.CreateAsync();
        KeyValuePair<string, string?>[] settings = [.. place.Settings.Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value))];
        Guid id;
        await using (var first = await TestHost.StartAsync(settings, ScriptedResponder.Respond))
        {
            using var coordinator = await first.SignInAsync(Role.Coordinator);
            string[]?[] rows = [["Họ và tên", "Năm sinh", "Điện thoại"], .. Enumerable.Range(0, Rows).Select(Row)];
            using var response = await ImportHost.PostAsync(coordinator.Http, ImportKind.People, Workbook.Of(rows), "ds.xlsx");
            id = Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]);
            await ImportHost.WaitAsync(first, id, run => run.State == ImportState.Checked);
            using var begun = await coordinator.Http.PostFormAsync($"{ImportEndpoints.Root}/{id}");
            await ImportHost.WaitAsync(first, id, run => run is { State: ImportState.Running, RowsDone: > 0 });
        }

        await using var second = await TestHost.StartAsync(settings, ScriptedResponder.Respond);
        var interrupted = await second.QueryAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.ImportRunId == id));
        var run = await ImportHost.WaitAsync(second, id, r => r.State == ImportState.Done);

        Assert.NotEqual(0, interrupted.RowsDone);
        Assert.Equal((Rows, Rows, 0, 0), (run.RowsDone, run.Added, run.Unchanged, run.Rejected));
        Assert.Equal(Rows, await second.QueryAsync(db => db.Set<Person>().CountAsync()));
    }

    private static string[] Row(int number) =>
    [
        $"Người Dở {string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Select(c => (char)('a' + (c - '0'))))}",
        "1970",
        string.Create(CultureInfo.InvariantCulture, $"09{14_000_000 + number}"),
    ];
}
