using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Demo;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>What somebody finds who starts the program as a demonstration.</summary>
public sealed class DemoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_HasMarksAQuizAndCertificates_AndKeepsEveryPromise()
    {
        await using var host = await TestHost.StartAsync(demo: true);

        var statuses = await host.QueryAsync(db => db.Set<AttendanceState>().Select(s => s.Status).Distinct().ToListAsync(Token));
        var walkIns = await host.QueryAsync(db => db.Set<WalkIn>().CountAsync(Token));
        var counts = await host.QueryAsync(db => db.Set<Headcount>().CountAsync(Token));
        var scores = await host.QueryAsync(db => db.Set<QuizAttempt>().Where(a => a.HandedInAt != null).Select(a => a.ScorePercent).ToListAsync(Token));
        var certificates = await host.QueryAsync(db => db.Set<Certificate>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(Token));
        Assert.Superset(
            new HashSet<AttendanceStatus> { AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly, AttendanceStatus.Excused, AttendanceStatus.Absent },
            statuses.ToHashSet());
        Assert.Equal((2, 1), (walkIns, counts));
        Assert.True(scores.Distinct().Count() > 1, string.Join(' ', scores));
        Assert.Single(certificates, c => c.State == CertificateState.Replaced);
        Assert.Single(certificates, c => c.State == CertificateState.Revoked);
        Assert.True(certificates.Count(c => c.State == CertificateState.Valid) > 10);

        using var office = await host.SignInAsync(Role.Coordinator);
        var register = await office.Http.GetStringAsync("/van-phong/so-chung-nhan", Token);
        Assert.Contains(certificates[0].RegisterNumber, register, StringComparison.Ordinal);
        var check = await host.RunVerbAsync("check");
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
    }

    [Fact]
    public async Task Demo_StartedBeforeTheLunarNewYear_LeavesItOut()
    {
        await using var host = await TestHost.StartAsync([new("Demo:Now", "2027-01-25T08:00:00+07:00")], demo: true);

        var now = host.Services.GetRequiredService<LocalTime>().UtcNow;
        var days = await host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.StartsAt > now).Select(s => s.Day).ToListAsync(Token));
        var avoided = await host.QueryAsync(db => db.Set<AvoidedDays>().AsNoTracking().Where(d => d.Blocks).ToListAsync(Token));

        Assert.NotEmpty(days);
        Assert.DoesNotContain(days, day => avoided.Exists(a => a.FirstDay <= day && day <= a.LastDay));
    }

    [Fact]
    public async Task Demo_StartedAgain_AddsNothing()
    {
        await using var host = await TestHost.StartAsync(demo: true);
        var before = await CountAsync(host);

        await host.Services.GetRequiredService<DemoTraining>().LoadAsync(host.Services.GetRequiredService<IOptions<ContentOptions>>().Value.Folder, Token);

        Assert.Equal(before, await CountAsync(host));
    }

    private static async Task<(int Marks, int Certificates, int Said, int People)> CountAsync(TestHost host) => await host.QueryAsync(async db => (
        await db.Set<AttendanceMark>().CountAsync(Token),
        await db.Set<Certificate>().CountAsync(Token),
        await db.Set<Evaluation>().CountAsync(Token),
        await db.Set<Person>().CountAsync(Token)));
}
