using System.Text.Json;
using NtmLearn.TestKit;

namespace NtmLearn.Browser.Tests.Attendance;

/// <summary>The device's rules by the cases that the server is held to as well.</summary>
public sealed class DeviceRulesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Run =
        """
        async text => {
          const { choose, timeAt } = await import('/attendance-rules.js');
          const cases = JSON.parse(text);
          const wrong = [];
          const id = number => `0193a000-0000-7000-8000-0000000000${number}`;
          const orders = list => list.length < 2 ? [list] : list.flatMap((one, i) => orders(list.filter((_, at) => at !== i)).map(rest => [one, ...rest]));
          let tried = 0;
          for (const { name, marks, expect } of cases.marks) {
            const read = marks.map(([number, status, source, time, isCorrection, retracts]) =>
              ({ id: id(number), status, source, at: Date.parse(`2026-03-03T${time}:00Z`), isCorrection, retracts: retracts && id(retracts) }));
            for (const order of orders(read)) {
              tried++;
              const choice = choose(order);
              const got = choice && [choice.status, choice.id.slice(-2), choice.rule];
              if (JSON.stringify(got) !== JSON.stringify(expect)) {
                wrong.push(`${name}: ${JSON.stringify(got)}`);
              }
            }
          }
          for (const { name, now, expect } of cases.times) {
            tried++;
            if (timeAt(Date.parse(now), cases.session) !== expect) {
              wrong.push(`${name}: ${timeAt(Date.parse(now), cases.session)}`);
            }
          }
          return [String(tried), ...wrong];
        }
        """;

    private const string Find = "async ([name, typed]) => (await import('/attendance-rules.js')).finds(name, typed)";

    [Fact]
    public async Task Rules_EveryCaseInEveryOrder_DecideAsTheServer()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/attendance/device");
        var cases = await File.ReadAllTextAsync(Repository.Find("tests/NtmLearn.TestKit/attendance-cases.json"), TestContext.Current.CancellationToken);
        var count = JsonDocument.Parse(cases).RootElement is var root ? root.GetProperty("marks").GetArrayLength() + root.GetProperty("times").GetArrayLength() : 0;

        var answer = await page.EvaluateAsync<string[]>(Run, cases);

        Assert.True(answer.Length == 1, string.Join('\n', answer));
        Assert.True(int.Parse(answer[0], System.Globalization.CultureInfo.InvariantCulture) >= count, answer[0]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Finds_ThreeLetters_ByWordsAndByFirstLetters()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/attendance/device");

        foreach (var (name, typed, expected) in new[]
        {
            ("Thạch Thị Sa Rây", "ray", true), ("Thạch Thị Sa Rây", "sar", false), ("Thạch Thị Sa Rây", "sa r", true), ("Thạch Thị Sa Rây", "tsr", true),
            ("Đặng Văn Đảo", "dao", true), ("Đặng Văn Đảo", "ĐẢO", true), ("Đặng Văn Đảo", "dvd", true), ("Đặng Văn Đảo", "ang", false), ("Đặng Văn Đảo", "", true),
        })
        {
            var found = await page.EvaluateAsync<bool>(Find, new[] { name, typed });
            Assert.True(found == expected, $"{name} / {typed}: {found}");
        }

        await page.Context.CloseAsync();
    }
}
