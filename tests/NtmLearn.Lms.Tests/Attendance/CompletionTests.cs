using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Completion;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.Lms.Tests.Reports;
using NtmLearn.TestKit;
using static NtmLearn.Lms.Attendance.Ledger.AttendanceStatus;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>Who completed a class, by itself and by the office. Each test has a host of its own, since the clock leaps.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task Sweep_OnceAllIsLocked_DecidesOnceAndAgainAfterACorrection()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var completion = host.Services.GetRequiredService<ClassCompletion>();
        var scene = await ReportScene.CreateAsync(host, 2);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Present, Late);
        await scene.MarkAsync(scene.People[1].PersonId, Present, Absent, Absent);

        var early = await completion.SweepAsync(CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromDays(5));
        var first = await completion.SweepAsync(CancellationToken.None);
        var second = await completion.SweepAsync(CancellationToken.None);

        Assert.Equal((0, 2, 0), (early, first, second));
        Assert.Equal(EnrolmentStatus.Completed, await StatusAsync(host, scene, 0));
        Assert.Equal(EnrolmentStatus.NotCompleted, await StatusAsync(host, scene, 1));

        var ledger = host.Services.GetRequiredService<AttendanceLedger>();
        foreach (var session in scene.Sessions.Skip(1))
        {
            Assert.True((await ledger.UnlockAsync(ReportScene.Officer, session.SessionId, "Phiếu giấy nộp muộn", CancellationToken.None)).IsDone);
        }

        await scene.MarkAsync(scene.People[1].PersonId, null, Present, Present);
        host.Clock.Advance(TimeSpan.FromHours(23.5));
        var whileOpen = await completion.SweepAsync(CancellationToken.None);
        using var officer = await host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        var path = $"/van-phong/lop/{scene.Offering.Code}/hoan-thanh";
        await browser.OpenAsync(path);
        Assert.Contains("1 người sẽ đổi kết quả", browser.Page, StringComparison.Ordinal);
        await browser.SendAsync(path);

        Assert.Equal(0, whileOpen);
        Assert.Contains("Đã xét hoàn thành cho cả lớp", browser.Page, StringComparison.Ordinal);
        Assert.Equal(EnrolmentStatus.Completed, await StatusAsync(host, scene, 1));
    }

    [Fact]
    public async Task Sweep_SessionOfWhichNobodyWasRecorded_IsLeftToTheOfficeAndTold()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var scene = await ReportScene.CreateAsync(host, 1);
        await scene.MarkAsync(scene.People[0].PersonId, Present, Present);
        host.Clock.Advance(TimeSpan.FromDays(5));

        var changed = await host.Services.GetRequiredService<ClassCompletion>().SweepAsync(CancellationToken.None);
        using var officer = await host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        await browser.OpenAsync($"/van-phong/lop/{scene.Offering.Code}/hoan-thanh");

        Assert.Equal(0, changed);
        Assert.Contains("chưa ghi điểm danh ai", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_ClassThatRuns_IsRefusedAndCourseWithScore_WaitsForScores()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var running = await ReportScene.CreateAsync(host, 1, OfferingStatus.Running);
        var scored = await ReportScene.CreateAsync(host, 1);
        await scored.MarkAsync(scored.People[0].PersonId, Present, Present, Present);
        await host.WriteAsync(db => db.Set<Course>().Where(c => c.CourseId == scored.Offering.CourseId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RequiredScorePercent, 50)));
        using var officer = await host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);

        await browser.OpenAsync($"/van-phong/lop/{running.Offering.Code}/hoan-thanh");
        Assert.Contains("Lớp chưa kết thúc", browser.Page, StringComparison.Ordinal);
        var caller = await host.Data.CallerAsync(Role.Coordinator);
        var refused = await host.Services.GetRequiredService<ClassCompletion>().CompleteAsync(caller, running.Offering.Code, CancellationToken.None);
        await browser.OpenAsync($"/van-phong/lop/{scored.Offering.Code}/hoan-thanh");
        await browser.SendAsync($"/van-phong/lop/{scored.Offering.Code}/hoan-thanh");

        Assert.Equal("class_not_over", Assert.Single(refused.Refusals).Code);
        Assert.Contains("Chưa có điểm bài kiểm tra", browser.Page, StringComparison.Ordinal);
        Assert.Equal(EnrolmentStatus.Enrolled, await StatusAsync(host, scored, 0));
    }

    private static Task<EnrolmentStatus> StatusAsync(TestHost host, ReportScene scene, int person) => host.QueryAsync(db => db.Set<Enrolment>()
        .Where(e => e.OfferingId == scene.Offering.OfferingId && e.PersonId == scene.People[person].PersonId).Select(e => e.Status).SingleAsync());
}
