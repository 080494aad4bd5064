using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Checks;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Reports;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Checks;

/// <summary>Each rule is broken on purpose, past all services, and is the one that tells.</summary>
public sealed class DatabaseAuditTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SoundDatabase_EveryRuleLooksAndNoneIsBroken()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var scene = await FillAsync(host);
        await host.Services.GetRequiredService<AttendanceLedger>().RetractAsync(ReportScene.Officer, scene.Sessions[2].SessionId, "", Token);

        var seen = await LookAsync(host);

        Assert.Equal(11, seen.Count);
        Assert.All(seen, rule => Assert.True(rule.Value.Breaches == 0, $"{rule.Key}: {string.Join("; ", rule.Value.Told)}"));
        Assert.True(seen.Single(s => s.Key.StartsWith("attendance: state", StringComparison.Ordinal)).Value.Rows >= 7);
    }

    [Fact]
    public async Task EachRule_BrokenOnPurpose_Tells()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var scene = await FillAsync(host);
        var (offering, session) = (scene.Offering.OfferingId, scene.Sessions[0].SessionId);
        var enrolments = await host.QueryAsync(db => db.Set<Enrolment>().Where(e => e.OfferingId == offering).OrderBy(e => e.EnrolmentId).Select(e => e.EnrolmentId).ToListAsync(Token));
        var walkIn = await host.QueryAsync(db => db.Set<WalkIn>().Select(w => w.WalkInId).SingleAsync(Token));
        var quota = new SeatQuota
        {
            SeatQuotaId = Guid.CreateVersion7(),
            OfferingId = offering,
            UnitId = scene.Units[0].UnitId,
            Seats = 2,
            Deadline = host.Clock.GetUtcNow().UtcDateTime.AddDays(1),
        };
        await host.Data.AddAsync([quota]);

        await BreaksAsync(host, "classes: seats", db => db.Set<CourseOffering>().Where(o => o.OfferingId == offering)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.SeatsTaken, 1), Token));
        await BreaksAsync(host, "quotas", db => db.Set<SeatQuota>().ExecuteUpdateAsync(set => set.SetProperty(q => q.Filled, 1), Token));
        await BreaksAsync(host, "enrolments", db => db.Set<EnrolmentTransition>().Where(t => t.EnrolmentId == enrolments[0])
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.To, EnrolmentStatus.Withdrawn), Token));
        await BreaksAsync(host, "attendance: state", db => db.Set<AttendanceState>().Where(s => s.SessionId == session && s.PersonId == scene.People[1].PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, Late), Token));
        await BreaksAsync(host, "attendance: state", db => db.Set<AttendanceState>().Where(s => s.SessionId == session && s.PersonId == scene.People[2].PersonId)
            .ExecuteDeleteAsync(Token));
        var othersMark = await host.QueryAsync(db => db.Set<AttendanceState>().Where(s => s.SessionId == session && s.PersonId == scene.People[1].PersonId).Select(s => s.MarkId).SingleAsync(Token));
        await BreaksAsync(host, "attendance: state", db => db.Set<AttendanceState>().Where(s => s.SessionId == session && s.PersonId == scene.People[0].PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.MarkId, othersMark), Token));
        await BreaksAsync(host, "attendance: no mark", async db =>
        {
            var before = host.Clock.GetUtcNow().UtcDateTime.AddDays(-1);
            await db.Set<TrainingSession>().Where(s => s.SessionId == scene.Sessions[1].SessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsCancelled, true).SetProperty(s => s.ChangedAt, before), Token);
        }, 2);
        var other = await host.Data.CreateOfferingAsync();
        await BreaksAsync(host, "walk-ins", db => db.Set<WalkIn>().Where(w => w.WalkInId == walkIn)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.OfferingId, other.OfferingId), Token));
        await host.WriteAsync(db => db.Set<WalkIn>().Where(w => w.WalkInId == walkIn).ExecuteUpdateAsync(set => set.SetProperty(w => w.OfferingId, offering), Token));
        await BreaksAsync(host, "reports", db => db.Set<AttendanceState>().Where(s => s.SessionId == session && s.PersonId == scene.People[0].PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.OfferingId, other.OfferingId), Token));
        await PastKeysAsync(host, enrolments[1]);
        Assert.NotEqual(0, (await LookAsync(host)).Single(s => s.Key == "no row points at nothing").Value.Breaches);
    }

    [Fact]
    public async Task Verb_TellsEveryRuleAndEndsWith1OnABreach()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var scene = await FillAsync(host);
        var sound = await host.RunVerbAsync("check");
        await host.WriteAsync(db => db.Set<AttendanceState>().Where(s => s.SessionId == scene.Sessions[0].SessionId && s.PersonId == scene.People[0].PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Marks, 9), Token));

        var broken = await host.RunVerbAsync("check");

        Assert.True(sound.ExitCode == 0, sound.Output);
        Assert.Equal(11, sound.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("BROKEN", broken.Output, StringComparison.Ordinal);
    }

    private static async Task<ReportScene> FillAsync(TestHost host)
    {
        var scene = await ReportScene.CreateAsync(host);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Absent, Present);
        await scene.MarkAsync(scene.People[0].PersonId, Absent, Present);
        await scene.MarkAsync(scene.People[0].PersonId, Present);
        await scene.MarkAsync(scene.People[1].PersonId, Present);
        await scene.MarkAsync(scene.People[2].PersonId, Excused);
        await scene.WalkInAsync(0, "Thạch Sa Rây");
        return scene;
    }

    /// <summary>The rule tells of so many more breaches than before. Others may tell too: one wrong row can break several promises.</summary>
    private static async Task BreaksAsync(TestHost host, string rule, Func<Lms.Data.NtmLearnDbContext, Task> harm, int more = 1)
    {
        var before = (await LookAsync(host)).Single(s => s.Key.StartsWith(rule, StringComparison.Ordinal)).Value.Breaches;
        await host.WriteAsync(harm);
        var look = (await LookAsync(host)).Single(s => s.Key.StartsWith(rule, StringComparison.Ordinal)).Value;
        Assert.True(look.Breaches >= before + more, $"{rule}: {before} then {look.Breaches}");
        Assert.NotEmpty(look.Told);
    }

    private static async Task<Dictionary<string, RuleLook>> LookAsync(TestHost host)
    {
        var seen = new Dictionary<string, RuleLook>();
        await foreach (var (name, look) in host.Services.GetRequiredService<DatabaseAudit>().LookAsync(Token))
        {
            seen[name] = look;
        }

        return seen;
    }

    /// <summary>Takes an enrolment away from beneath its steps, as only somebody at the database itself can.</summary>
    private static Task PastKeysAsync(TestHost host, Guid enrolmentId) => host.QueryAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(Token);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("SET session_replication_role = replica", Token);
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"Enrolments\" WHERE \"EnrolmentId\" = {enrolmentId}", Token);
            await db.Database.ExecuteSqlRawAsync("SET session_replication_role = DEFAULT", Token);
            return 0;
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Token);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"Enrolments\" WHERE \"EnrolmentId\" = {enrolmentId}", Token);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON", Token);
        return 0;
    });
}
