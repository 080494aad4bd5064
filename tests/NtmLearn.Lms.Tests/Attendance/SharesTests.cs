using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Shares;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.Lms.Tests.Reports;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>How much of a class somebody attended, and all that somebody attended.</summary>
public sealed class SharesTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    [Fact]
    public async Task Share_LateEarlyExcusedAndUnrecorded_CountAsTheRuleSays()
    {
        var scene = await ReportScene.CreateAsync(Host);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Late, LeftEarly);
        await scene.MarkAsync(scene.People[1].PersonId, Present, Excused, Absent);
        await scene.MarkAsync(scene.People[2].PersonId, NotExpected, Present);

        var shares = await SharesAsync(scene);

        Assert.Equal(new AttendanceShare(3, 3), shares[scene.People[0].PersonId]);
        Assert.Equal(new AttendanceShare(2, 1), shares[scene.People[1].PersonId]);
        Assert.Equal(new AttendanceShare(2, 1), shares[scene.People[2].PersonId]);
        Assert.Equal(new AttendanceShare(3, 0), shares[scene.People[3].PersonId]);
    }

    [Fact]
    public async Task Share_EnrolledAfterTheFirstDay_LeavesItOutUnlessThere()
    {
        var scene = await ReportScene.CreateAsync(Host, 1);
        var late = await Host.Data.CreatePersonAsync();
        var guestFirst = await Host.Data.CreatePersonAsync();
        await scene.EnrolAsync(late, scene.Sessions[1].Day);
        await scene.EnrolAsync(guestFirst, scene.Sessions[1].Day);
        await scene.MarkAsync(late.PersonId, null, Present);
        await scene.MarkAsync(guestFirst.PersonId, Present, Present);

        var shares = await SharesAsync(scene);

        Assert.Equal(new AttendanceShare(2, 1), shares[late.PersonId]);
        Assert.Equal(new AttendanceShare(3, 2), shares[guestFirst.PersonId]);
    }

    [Fact]
    public async Task Share_CancelledSession_IsNotExpected()
    {
        var scene = await ReportScene.CreateAsync(Host, 1);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Present);
        await Host.WriteAsync(db => db.Set<TrainingSession>().Where(s => s.SessionId == scene.Sessions[1].SessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsCancelled, true)));

        Assert.Equal(new AttendanceShare(2, 1), (await SharesAsync(scene))[scene.People[0].PersonId]);
    }

    [Fact]
    public async Task Share_MergedPersonAndLinkedWalkIn_CountForTheOneOnce()
    {
        var scene = await ReportScene.CreateAsync(Host, 2);
        var (kept, merged) = (scene.People[0].PersonId, scene.People[1].PersonId);
        await scene.MarkAsync(kept, Present, Absent);
        await scene.MarkAsync(merged, Present, Late);
        var walkIn = await scene.WalkInAsync(2, "Thạch Sa Rây");
        await Host.WriteAsync(async db =>
        {
            await db.Set<Person>().Where(p => p.PersonId == merged).ExecuteUpdateAsync(set => set.SetProperty(p => p.MergedIntoId, kept));
            await db.Set<WalkIn>().Where(w => w.WalkInId == walkIn).ExecuteUpdateAsync(set => set.SetProperty(w => w.PersonId, merged));
        });

        var shares = await SharesAsync(scene);
        var history = await Host.QueryAsync(db => AttendanceShares.HistoryAsync(db, merged, CancellationToken.None));

        Assert.Equal(new AttendanceShare(3, 3), shares[kept]);
        Assert.Equal(new AttendanceShare(3, 3), shares[merged]);
        Assert.Equal([Present, Late, Present], history.Reverse().Select(h => h.Status));
    }

    [Fact]
    public async Task History_OfOneselfAndForTheUnitManager_ShowsEverySessionAndNobodyElse()
    {
        var scene = await ReportScene.CreateAsync(Host);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Absent);
        using var learner = await Host.SignInAsync(Role.Learner, personId: scene.People[0].PersonId);
        using var mine = new FormBrowser(learner.Http);
        using var manager = await Host.SignInAsync(Role.UnitManager, scene.Units[0].UnitId);
        using var theirs = new FormBrowser(manager.Http);
        using var stranger = await Host.SignInAsync(Role.UnitManager, scene.Units[1].UnitId);
        using var foreign = new FormBrowser(stranger.Http);

        await mine.OpenAsync("/lop-cua-toi/buoi-da-du");
        await theirs.OpenAsync($"/nguoi/{scene.People[0].PersonId}/buoi-da-du");
        await foreign.OpenAsync($"/nguoi/{scene.People[0].PersonId}/buoi-da-du");

        Assert.Contains("1 buổi có dự · 2 buổi có ghi điểm danh", mine.Page, StringComparison.Ordinal);
        Assert.Contains("1 buổi có dự · 2 buổi có ghi điểm danh", theirs.Page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, foreign.Status);
    }

    private Task<IReadOnlyDictionary<Guid, AttendanceShare>> SharesAsync(ReportScene scene) =>
        Host.QueryAsync(db => Host.Services.GetRequiredService<AttendanceShares>().OfClassAsync(db, scene.Offering.OfferingId, CancellationToken.None));
}
