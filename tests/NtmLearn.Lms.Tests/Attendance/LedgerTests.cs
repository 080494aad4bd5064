using CsCheck;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Outcomes;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Attendance;

public sealed class LedgerTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private static int keys;

    private TestHost Host => fixture.Host;

    [Fact]
    public async Task Record_SameMarkFiveTimes_CountsOnce()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var mark = new MarkInput(scene.People[0].PersonId, Present, NewKey());

        var fates = new List<MarkFate>();
        for (var time = 0; time < 5; time++)
        {
            fates.Add(Assert.Single(await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Api, mark))).Fate);
        }

        Assert.Equal([MarkFate.Written, MarkFate.Known, MarkFate.Known, MarkFate.Known, MarkFate.Known], fates);
        Assert.Single(await scene.MarksAsync());
        Assert.Equal((Present, ChoiceRule.Only, 1), await ChosenAsync(scene));
    }

    [Fact]
    public async Task Record_SameKeyForSomethingElse_IsRefusedAndChangesNothing()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var key = NewKey();
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Api, new MarkInput(scene.People[0].PersonId, Present, key)));

        var results = await AttendanceScene.DoneAsync(scene.RecordAsync(
            MarkSource.Api, new MarkInput(scene.People[1].PersonId, Present, key), new MarkInput(scene.People[2].PersonId, Late, NewKey())));

        Assert.Equal("key_reused", results[0].Refusal?.Code);
        Assert.Equal(MarkFate.Written, results[1].Fate);
        Assert.Null(await scene.StateAsync(1));
    }

    [Fact]
    public async Task Record_TwoDifferentMarks_BothStayAndTheRuleSaysWhichCounts()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Absent, NewKey())));
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Qr, new MarkInput(scene.People[0].PersonId, Late, NewKey())));

        Assert.Equal([Absent, Late], (await scene.MarksAsync()).Select(m => m.Status));
        Assert.Equal((Late, ChoiceRule.Latest, 2), await ChosenAsync(scene));
    }

    [Fact]
    public async Task Record_OnTheListUnchanged_WritesNothing()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, NewKey())));

        var again = await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, NewKey())));

        Assert.Equal((MarkFate.Unchanged, Present), (again[0].Fate, again[0].Status));
        Assert.Single(await scene.MarksAsync());
    }

    [Fact]
    public async Task Record_WalkInOfADevice_IsStoredOnceAndMarked()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var (id, key) = (Guid.CreateVersion7(), NewKey());
        var input = new LedgerInput(MarkSource.Device, [new MarkInput(id, Present, key + "-m")])
        {
            WalkIns = [new WalkInInput(id, "Kim Thị Sà Rượng", Lms.People.Sex.Female, 1961, null, null, "ấp Chợ", key)],
        };

        await AttendanceScene.DoneAsync(scene.RecordAsync(input));
        var again = await AttendanceScene.DoneAsync(scene.RecordAsync(input));

        Assert.All(again, r => Assert.Equal(MarkFate.Known, r.Fate));
        Assert.Equal(1, await Host.QueryAsync(db => db.Set<WalkIn>().CountAsync(w => w.OfferingId == scene.Offering.OfferingId)));
        Assert.Equal(Present, (await scene.StateAsync(id))?.Status);
    }

    [Fact]
    public async Task Record_DeviceWithAWrongClock_IsPutWhereItHappened()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        var now = Host.Clock.GetUtcNow().UtcDateTime;

        // Its clock is a day ahead; what it saw was a minute ago.
        var device = new LedgerInput(MarkSource.Device, [new MarkInput(scene.People[0].PersonId, Absent, NewKey(), now.AddDays(1).AddMinutes(-1))]) { ClockSkew = TimeSpan.FromDays(-1) };
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, NewKey())));
        await AttendanceScene.DoneAsync(scene.RecordAsync(device));

        Assert.Equal((Present, ChoiceRule.Latest, 2), await ChosenAsync(scene));
    }

    [Fact]
    public async Task Record_AfterTheDay_NeedsAReasonToChangeAndIsThenLocked()
    {
        var scene = await AttendanceScene.CreateAsync(Host, day: -1);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Paper, new MarkInput(scene.People[0].PersonId, Present, NewKey())));

        var without = await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Absent, NewKey())));
        var with = await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Absent, NewKey(), Reason: "Ký hộ")));

        Assert.Equal("reason_missing", without[0].Refusal?.Code);
        Assert.Equal((MarkFate.Written, Absent), (with[0].Fate, with[0].Status));
        Assert.Equal((Absent, ChoiceRule.Correction, 2), await ChosenAsync(scene));
        var old = await AttendanceScene.CreateAsync(Host, day: -5);
        var locked = await old.RecordAsync(MarkSource.List, new MarkInput(old.People[0].PersonId, Present, NewKey()));
        Assert.Equal("attendance_locked", Assert.Single(locked.Refusals).Code);
    }

    [Fact]
    public async Task Record_BeforeTheDay_IsTooEarly()
    {
        var scene = await AttendanceScene.CreateAsync(Host, day: 2);

        var outcome = await scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, NewKey()));

        Assert.Equal((RefusalKind.Conflict, "too_early"), (outcome.Refusals[0].Kind, outcome.Refusals[0].Code));
    }

    [Fact]
    public async Task Retract_TheLastSave_GivesBackWhatWasBefore()
    {
        var scene = await AttendanceScene.CreateAsync(Host);
        await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.List, new MarkInput(scene.People[0].PersonId, Present, NewKey())));
        var rest = NewKey();
        await AttendanceScene.DoneAsync(scene.RecordAsync(
            MarkSource.List, new MarkInput(scene.People[0].PersonId, Absent, $"{rest}-0"), new MarkInput(scene.People[1].PersonId, Absent, $"{rest}-1")));

        Assert.Equal(2, (await scene.RetractAsync(rest + "-")).Value);
        Assert.Equal(0, (await scene.RetractAsync(rest + "-")).Value);

        Assert.Equal((Present, ChoiceRule.Only, 1), await ChosenAsync(scene));
        Assert.Null(await scene.StateAsync(1));
        Assert.Equal(5, (await scene.MarksAsync()).Count);
    }

    [Fact]
    public async Task Record_EightFirstSavesOfAThousandAtOnce_LoseNothing()
    {
        var scene = await AttendanceScene.CreateAsync(Host, people: 1000);
        AttendanceStatus[] statuses = [Present, Late, Absent, Excused, Present, LeftEarly, Late, Present];

        await Task.WhenAll(statuses.Select((status, save) => Task.Run(() => AttendanceScene.DoneAsync(scene.RecordAsync(
            MarkSource.List, [.. scene.People.Select(p => new MarkInput(p.PersonId, status, $"{save}-{p.PersonId:N}"))])))));

        await AssertExplainedAsync(scene, 1000);
    }

    /// <summary>In whatever order marks of devices arrive, alone or together, the same state comes of them.</summary>
    [Fact]
    public async Task Record_MarksOfDevicesInAnyOrder_LeadToOneState()
    {
        var day = Host.Clock.GetUtcNow().UtcDateTime;
        var marks = (from status in Gen.Enum<AttendanceStatus>() from minutes in Gen.Int[1, 40] select (status, minutes)).List[1, 8];
        var lists = new List<(List<(AttendanceStatus Status, int Minutes)> Marks, int Seed)>();
        (from list in marks from seed in Gen.Int select (list, seed)).Sample(one => lists.Add(one), iter: 30, threads: 1);
        foreach (var (list, seed) in lists)
        {
            var scene = await AttendanceScene.CreateAsync(Host, people: 2);
            var random = new Random(seed);
            foreach (var (person, order) in new[] { (0, list.Index().ToArray()), (1, list.Index().OrderBy(_ => random.Next()).ToArray()) })
            {
                foreach (var some in order.Chunk(random.Next(1, 4)))
                {
                    await AttendanceScene.DoneAsync(scene.RecordAsync(MarkSource.Device, [.. some.Select(m => new MarkInput(
                        scene.People[person].PersonId, m.Item.Status, $"{person}-{m.Index}", day.AddMinutes(-m.Item.Minutes).AddSeconds(-m.Index)))]));
                }
            }

            var states = (await scene.StateAsync(0), await scene.StateAsync(1));
            Assert.Equal((states.Item1!.Status, states.Item1.Rule, states.Item1.Marks), (states.Item2!.Status, states.Item2.Rule, states.Item2.Marks));
            await AssertExplainedAsync(scene, 2);
        }
    }

    private static async Task AssertExplainedAsync(AttendanceScene scene, int people)
    {
        var marks = (await scene.MarksAsync()).ToLookup(m => m.AttendeeId);
        Assert.Equal(people, marks.Count);
        foreach (var person in scene.People.Take(people <= 10 ? people : 50))
        {
            var state = await scene.StateAsync(person.PersonId);
            var entries = marks[person.PersonId].Select(StateRule.Entry.Of).ToList();
            Assert.Equal(StateRule.Choose(entries), new StateRule.Choice(state!.Status, state.MarkId, state.Rule));
            Assert.Equal(entries.Count, state.Marks);
        }
    }

    private static async Task<(AttendanceStatus, ChoiceRule, int)> ChosenAsync(AttendanceScene scene)
    {
        var state = (await scene.StateAsync(0))!;
        return (state.Status, state.Rule, state.Marks);
    }

    private static string NewKey() => $"k{Interlocked.Increment(ref keys)}";
}
