using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

public sealed class ClassDeskTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryPage_ForACoordinator_Opens()
    {
        using var office = await training.Host.SignInAsync(Role.Coordinator);
        var venue = await training.Data.CreateVenueAsync();
        var course = await training.Data.CreateCourseAsync();
        var offering = await training.Data.CreateOfferingAsync(o => o.OfCourse(course.CourseId).OnDay(training.Today.AddDays(4), 450, 660, venue.VenueId));
        var session = await SessionOf(offering);
        string[] paths =
        [
            "/van-phong/lich", "/van-phong/lich?thang=2027-02", "/van-phong/lop", "/van-phong/lop?tim=dich%20vu&trang-thai=Open", "/van-phong/lop/moi",
            $"/van-phong/lop/{offering.Code}", $"/van-phong/lop/{offering.Code}/sua", $"/van-phong/lop/{offering.Code}/buoi?tim=thach",
            $"/van-phong/lop/{offering.Code}/buoi/{session.SessionId}", $"/van-phong/lop/{offering.Code}/huy", $"/van-phong/lop/{offering.Code}/nhieu-xa",
            "/van-phong/khoa", "/van-phong/khoa/moi", $"/van-phong/khoa/{course.Code}", $"/van-phong/khoa/{course.Code}/sua",
            "/van-phong/dia-diem", "/van-phong/dia-diem/moi", $"/van-phong/dia-diem/{venue.VenueId}", "/van-phong/ngay-tranh",
        ];

        foreach (var path in paths)
        {
            using var response = await office.Http.GetAsync(path, Cancelled);

            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancelled)}");
        }
    }

    [Fact]
    public async Task OpenAClass_ByClicking_FromDraftToThePublicPage()
    {
        using var office = await training.Host.SignInAsync(Role.Coordinator);
        var course = await training.Data.CreateCourseAsync();
        var day = training.Today.AddDays(70);

        using var created = await office.Http.PostFormAsync(
            "/van-phong/lop/moi",
            ("title", "Lớp mở bằng tay"), ("courseId", $"{course.CourseId}"), ("kind", "Class"), ("access", "Everybody"), ("capacity", "25"), ("offerHours", "48"),
            ("day", $"{day:yyyy-MM-dd}"), ("startMinute", "07:30"), ("endMinute", "11:00"));
        Assert.True(created.StatusCode == HttpStatusCode.SeeOther, await created.Content.ReadAsStringAsync(Cancelled));
        var path = created.Headers.Location!.ToString().Split('?')[0];
        using var announced = await office.Http.PostFormAsync(path, [], path + "/cong-bo", Cancelled);
        using var cost = await office.Http.PostFormAsync(
            path, [new("item", "Nước uống"), new("amount", "1.500.000"), new("source", "NtmBudget")], path + "/chi-phi", Cancelled);

        Assert.Equal(HttpStatusCode.SeeOther, announced.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, cost.StatusCode);
        Assert.Contains("1.500.000", await office.Http.GetStringAsync(path, Cancelled));
        Assert.Contains("Lớp mở bằng tay", await training.Host.Http.GetStringAsync(path.Replace("/van-phong", ""), Cancelled));
    }

    [Fact]
    public async Task OpenAClass_InATakenVenue_ShowsTheFormAgainWithWhatWasTyped()
    {
        using var office = await training.Host.SignInAsync(Role.Coordinator);
        var course = await training.Data.CreateCourseAsync();
        var venue = await training.Data.CreateVenueAsync();
        var day = training.Today.AddDays(71);
        var other = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, venue.VenueId));

        using var response = await office.Http.PostFormAsync(
            "/van-phong/lop/moi",
            ("title", "Lớp <b>trùng</b> chỗ"), ("courseId", $"{course.CourseId}"), ("kind", "Class"), ("access", "Everybody"), ("capacity", "25"), ("offerHours", "48"),
            ("day", $"{day:dd/MM/yyyy}"), ("startMinute", "8h"), ("endMinute", "10h"), ("venueId", $"{venue.VenueId}"));
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(other.Code, page);
        Assert.Contains("Lớp &lt;b&gt;trùng&lt;/b&gt; chỗ", page);
        Assert.DoesNotContain("<b>trùng</b>", page);
    }

    [Fact]
    public async Task OpenAClass_NothingTyped_SaysWhatIsMissing()
    {
        using var office = await training.Host.SignInAsync(Role.Coordinator);

        using var response = await office.Http.PostFormAsync("/van-phong/lop/moi", ("title", ""), ("capacity", "-1"), ("kind", "Hostile"), ("unitId", "x'--"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("“Tên lớp” còn trống", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task CancelAndCopy_ByClicking_Work()
    {
        using var office = await training.Host.SignInAsync(Role.Coordinator);
        var offering = await training.Data.CreateOfferingAsync(o => o.OnDay(training.Today.AddDays(72)));
        var path = $"/van-phong/lop/{offering.Code}";

        using var empty = await office.Http.PostFormAsync(path + "/huy", ("reason", ""));
        using var cancelled = await office.Http.PostFormAsync(path + "/huy", ("reason", "Mưa lớn"));
        using var copied = await office.Http.PostFormAsync(path, [new("firstDay", $"{training.Today.AddDays(80):yyyy-MM-dd}")], path + "/sao-chep", Cancelled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, copied.StatusCode);
        Assert.Contains("Mưa lớn", await office.Http.GetStringAsync(path, Cancelled));
        var copy = await training.Host.QueryAsync(db => db.Set<CourseOffering>().SingleAsync(o => o.CopiedFromId == offering.OfferingId));
        Assert.Equal(training.Today.AddDays(80), copy.FirstDay);
    }

    [Fact]
    public async Task Desk_OfAUnitManager_ShowsOwnClassesAndLetsChangeNone()
    {
        var own = await training.Data.CreateUnitAsync();
        var foreign = await training.Data.CreateUnitAsync();
        var mine = await training.Data.CreateOfferingAsync(o => o.ForUnit(own.UnitId));
        var theirs = await training.Data.CreateOfferingAsync(o => o.ForUnit(foreign.UnitId));
        using var manager = await training.Host.SignInAsync(Role.UnitManager, own.UnitId);

        var page = await manager.Http.GetStringAsync($"/van-phong/lop/{mine.Code}", Cancelled);
        using var other = await manager.Http.GetAsync($"/van-phong/lop/{theirs.Code}", Cancelled);
        using var editor = await manager.Http.GetAsync($"/van-phong/lop/{mine.Code}/sua", Cancelled);

        Assert.DoesNotContain("/huy", page);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, editor.StatusCode);
    }

    [Fact]
    public async Task Desk_OfAVisitor_AsksToSignIn()
    {
        using var visitor = training.Host.OpenBrowser();

        using var response = await visitor.Http.GetAsync("/van-phong/lop", Cancelled);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private Task<TrainingSession> SessionOf(CourseOffering offering) =>
        training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId));
}
