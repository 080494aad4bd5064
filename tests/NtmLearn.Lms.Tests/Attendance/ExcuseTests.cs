using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

public sealed class ExcuseTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private const string Path = "/lop-cua-toi/xin-phep";

    private TestHost Host => fixture.Host;

    [Fact]
    public async Task Learner_AsksBeforehand_AndTheLeaderGrants()
    {
        var leader = await Host.Data.CreatePersonAsync();
        var scene = await AttendanceScene.CreateAsync(Host, 2, 3, leader.PersonId);
        using var learner = await Host.SignInAsync(Role.Learner, personId: scene.People[0].PersonId);
        using var asking = new FormBrowser(learner.Http);
        await asking.OpenAsync(Path);
        await asking.SendAsync(Path, ("viec", "xin"), ("id", scene.Session.SessionId.ToString()), ("reason", "Đi khám bệnh"));
        Assert.Contains("Chờ trả lời", asking.Page, StringComparison.Ordinal);

        using var facilitator = await Host.SignInAsync(Role.Facilitator, personId: leader.PersonId);
        using var deciding = new FormBrowser(facilitator.Http);
        await deciding.OpenAsync(scene.Path);
        Assert.Contains("Đi khám bệnh", deciding.Page, StringComparison.Ordinal);
        var request = await RequestAsync(scene);
        await deciding.SendAsync(scene.Path + "/xin-phep", ("id", request.ExcuseRequestId.ToString()), ("viec", "cho"));

        Assert.Contains("Đã trả lời đơn", deciding.Page, StringComparison.Ordinal);
        Assert.Equal((AttendanceStatus.Excused, ChoiceRule.Only), ((await scene.StateAsync(0))!.Status, (await scene.StateAsync(0))!.Rule));
        await asking.OpenAsync(Path);
        Assert.Contains("Được phép vắng", asking.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learner_WithoutAReason_IsTold_AndOfAClassThatIsNotTheirs_Refused()
    {
        var scene = await AttendanceScene.CreateAsync(Host, 1, 3);
        var stranger = await Host.Data.CreatePersonAsync();
        using var learner = await Host.SignInAsync(Role.Learner, personId: stranger.PersonId);
        using var browser = new FormBrowser(learner.Http);
        await browser.OpenAsync(Path);

        await browser.SendAsync(Path, ("viec", "xin"), ("id", scene.Session.SessionId.ToString()), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await browser.SendAsync(Path, ("viec", "xin"), ("id", scene.Session.SessionId.ToString()), ("reason", "Bận"));

        Assert.Contains("Chỉ người đã có chỗ trong lớp", browser.Page, StringComparison.Ordinal);
        Assert.False(await Host.QueryAsync(db => db.Set<ExcuseRequest>().AnyAsync(r => r.SessionId == scene.Session.SessionId)));
    }

    private Task<ExcuseRequest> RequestAsync(AttendanceScene scene) =>
        Host.QueryAsync(db => db.Set<ExcuseRequest>().AsNoTracking().SingleAsync(r => r.SessionId == scene.Session.SessionId));
}
