using NtmLearn.Lms.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed class ParallelEnrolmentTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    [Fact]
    public async Task Enrol_FiftyAtOnceForFiveSeats_FiveGetThemAndTheRestQueueWithoutGaps()
    {
        var scene = await EnrolmentScene.CreateAsync(fixture.Host);
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.OfficialAsync(scene.First)));
        var course = await scene.Data.CreateCourseAsync();
        for (var round = 0; round < 20; round++)
        {
            var day = DateOnly.FromDateTime(scene.Now).AddDays(20 + round);
            var offering = await scene.Data.CreateOfferingAsync(o => o.OfCourse(course.CourseId).WithCapacity(5).OnDay(day));

            var results = await Task.WhenAll(people.Select(p => Task.Run(() => scene.EnrolAsync(offering, p))));

            var answers = results.Select(EnrolmentScene.Expect).ToList();
            Assert.Equal(5, answers.Count(a => a.Status == EnrolmentStatus.Enrolled));
            Assert.Equal(Enumerable.Range(1, 45), answers.Where(a => a.Status == EnrolmentStatus.WaitListed).Select(a => a.Place!.Value).Order());
            Assert.Equal(5, (await scene.FindAsync(offering)).SeatsTaken);
        }

        Assert.Empty(await scene.BrokenAsync());
    }

    [Fact]
    public async Task Enrol_OnePersonTenTimesAtOnce_CountsOnce()
    {
        var scene = await EnrolmentScene.CreateAsync(fixture.Host);
        var person = await scene.OfficialAsync(scene.First);
        var offering = await scene.Data.CreateOfferingAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => scene.EnrolAsync(offering, person))));

        Assert.Single(results, r => r.IsDone);
        Assert.All(results.Where(r => !r.IsDone), r => Assert.Equal("already_enrolled", EnrolmentScene.Code(r)));
        Assert.Equal(1, (await scene.FindAsync(offering)).SeatsTaken);
    }

    [Fact]
    public async Task Enrol_OnePersonInTwoClassesOfOneHour_GetsIntoOne()
    {
        var scene = await EnrolmentScene.CreateAsync(fixture.Host);
        var person = await scene.OfficialAsync(scene.First);
        var day = DateOnly.FromDateTime(scene.Now).AddDays(60);
        var one = await scene.Data.CreateOfferingAsync(o => o.OnDay(day));
        var other = await scene.Data.CreateOfferingAsync(o => o.OnDay(day));

        var results = await Task.WhenAll(new[] { one, other }.Select(o => Task.Run(() => scene.EnrolAsync(o, person))));

        Assert.Single(results, r => r.IsDone);
        Assert.Single(results, r => EnrolmentScene.Code(r) == "clash");
    }
}
