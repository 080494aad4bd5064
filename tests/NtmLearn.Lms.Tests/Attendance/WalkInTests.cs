using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

public sealed class WalkInTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private TestHost Host => fixture.Host;

    [Fact]
    public async Task WalkIn_SaidToBeSomebodyOnTheList_CountsForThemAndCanBeUndone()
    {
        var scene = await AttendanceScene.CreateAsync(Host, 1);
        var walkIn = await ComeAsync(scene, scene.People[0].FullName);
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        var path = $"/van-phong/lop/{scene.Offering.Code}/khach";
        await browser.OpenAsync(path);
        Assert.Contains("Là người này", browser.Page, StringComparison.Ordinal);

        await browser.SendAsync(path, ("id", walkIn.ToString()), ("viec", "la"), ("person", scene.People[0].PersonId.ToString()));
        Assert.Contains("Đã ghi khách này là ai", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync(scene.Path);
        Assert.Contains("<b>1</b> có mặt · <b>0</b> chưa ghi · 1 người", browser.Page, StringComparison.Ordinal);

        await browser.OpenAsync(path);
        await browser.SendAsync(path, ("id", walkIn.ToString()), ("viec", "go"));
        await browser.OpenAsync(scene.Path);
        Assert.Contains("<b>1</b> có mặt · <b>1</b> chưa ghi · 2 người", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WalkIn_ThatNobodyKnows_BecomesAPersonOnce()
    {
        var scene = await AttendanceScene.CreateAsync(Host, 1);
        var walkIn = await ComeAsync(scene, "Danh Thị Hoàn Toàn Mới");
        using var officer = await Host.SignInAsync(Role.Coordinator);
        using var browser = new FormBrowser(officer.Http);
        var path = $"/van-phong/lop/{scene.Offering.Code}/khach";
        await browser.OpenAsync(path);

        await browser.SendAsync(path, ("id", walkIn.ToString()), ("viec", "moi"));
        await browser.SendAsync(path, ("id", walkIn.ToString()), ("viec", "moi"));

        Assert.Equal(1, await Host.QueryAsync(db => db.Set<Person>().CountAsync(p => p.FullName == "Danh Thị Hoàn Toàn Mới")));
        Assert.Contains("Danh Thị Hoàn Toàn Mới", browser.Page, StringComparison.Ordinal);
    }

    private static async Task<Guid> ComeAsync(AttendanceScene scene, string name)
    {
        var id = Guid.CreateVersion7();
        await AttendanceScene.DoneAsync(scene.RecordAsync(new LedgerInput(MarkSource.List, [new MarkInput(id, AttendanceStatus.Present, "den")])
        {
            WalkIns = [new WalkInInput(id, name, null, null, null, null, null, "khach")],
        }));
        return id;
    }
}
