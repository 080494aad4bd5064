using System.Globalization;
using System.Text.Json;
using NtmLearn.Lms.Attendance;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>The cases that the server and the device without a network are both held to.</summary>
public sealed class StateRuleTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllText(Repository.Find("tests/NtmLearn.TestKit/attendance-cases.json"))).RootElement;

    public static TheoryData<string> MarkCases => [.. Cases.GetProperty("marks").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    public static TheoryData<string> TimeCases => [.. Cases.GetProperty("times").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(MarkCases))]
    public void Choose_Case_ChoosesTheOneExpectedInWhateverOrderTheyCome(string name)
    {
        var one = Cases.GetProperty("marks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var marks = one.GetProperty("marks").EnumerateArray().Select(Read).ToList();
        var expected = one.GetProperty("expect") is { ValueKind: JsonValueKind.Array } expect
            ? new StateRule.Choice(Enum.Parse<AttendanceStatus>(expect[0].GetString()!), IdOf(expect[1].GetString()!), Enum.Parse<ChoiceRule>(expect[2].GetString()!))
            : (StateRule.Choice?)null;

        foreach (var order in Orders(marks))
        {
            Assert.Equal(expected, StateRule.Choose(order));
        }
    }

    [Theory]
    [MemberData(nameof(TimeCases))]
    public void At_Case_IsTheOneExpected(string name)
    {
        var one = Cases.GetProperty("times").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var session = Cases.GetProperty("session");
        var options = new AttendanceOptions
        {
            OpensMinutesBefore = session.GetProperty("opensMinutesBefore").GetInt32(),
            LateAfterMinutes = session.GetProperty("lateAfterMinutes").GetInt32(),
        };
        var times = CheckInTimes.Of(session.GetProperty("startsAt").GetDateTime(), session.GetProperty("endsAt").GetDateTime(), options);

        Assert.Equal(one.GetProperty("expect").GetString(), times.At(one.GetProperty("now").GetDateTime()).ToString());
    }

    private static StateRule.Entry Read(JsonElement mark) => new(
        IdOf(mark[0].GetString()!),
        Enum.Parse<AttendanceStatus>(mark[1].GetString()!),
        Enum.Parse<MarkSource>(mark[2].GetString()!),
        DateTime.Parse($"2026-03-03T{mark[3].GetString()}:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        mark[4].GetBoolean(),
        mark.GetArrayLength() > 5 ? IdOf(mark[5].GetString()!) : null);

    private static Guid IdOf(string number) => Guid.Parse($"0193a000-0000-7000-8000-0000000000{number}");

    private static IEnumerable<List<T>> Orders<T>(List<T> things) => things.Count <= 1
        ? [things]
        : things.SelectMany((first, i) => Orders([.. things.Where((_, at) => at != i)]).Select(rest => (List<T>)[first, .. rest]));
}
