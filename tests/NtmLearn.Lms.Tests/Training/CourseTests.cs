using NtmLearn.Lms.Access;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Tests.Training;

public sealed class CourseTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private CourseService Courses => training.Get<CourseService>();

    [Fact]
    public async Task Create_SameCodeTwice_IsRefusedAtTheField()
    {
        var caller = await training.CoordinatorAsync();
        var input = await InputAsync("KNS-01");

        var first = await Courses.CreateAsync(caller, input, Cancelled);
        var second = await Courses.CreateAsync(caller, input, Cancelled);

        Assert.True(first.IsDone);
        Assert.Equal(("code_taken", "code"), (Assert.Single(second.Refusals).Code, second.Refusals[0].Field));
    }

    [Theory]
    [InlineData("kns")]
    [InlineData("")]
    [InlineData("A B")]
    [InlineData("<script>")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU")]
    public async Task Create_RubbishCode_IsRefused(string code)
    {
        var outcome = await Courses.CreateAsync(await training.CoordinatorAsync(), await InputAsync(code), Cancelled);

        Assert.Equal("code", Assert.Single(outcome.Refusals).Field);
    }

    [Fact]
    public async Task Create_ByAnAuditor_IsForbidden()
    {
        var outcome = await Courses.CreateAsync(await training.Data.CallerAsync(Role.Auditor), await InputAsync("KTV-01"), Cancelled);

        Assert.Equal(RefusalKind.Forbidden, Assert.Single(outcome.Refusals).Kind);
    }

    [Theory]
    [InlineData("bai-giang.pdf", "%PDF-1.7 …", true)]
    [InlineData("bai-giang.pdf", "MZ chương trình", false)]
    [InlineData("bai-giang.exe", "MZ", false)]
    [InlineData("bai-giang.html", "<script>", false)]
    [InlineData("trong.pdf", "", false)]
    public async Task AddMaterial_File_IsTakenByItsContent(string name, string content, bool isTaken)
    {
        var course = await training.Data.CreateCourseAsync();
        var input = new MaterialInput(MaterialKind.File, "Bài giảng", Bytes: System.Text.Encoding.UTF8.GetBytes(content), FileName: "../../" + name);

        var outcome = await Courses.AddMaterialAsync(await training.CoordinatorAsync(), course.CourseId, input, Cancelled);

        Assert.Equal(isTaken, outcome.IsDone);
        if (isTaken)
        {
            Assert.Equal(name, outcome.Value!.FileName);
            await using var kept = training.Get<FileStore>().Open(outcome.Value.FileHash!);
            Assert.NotNull(kept);
        }
    }

    [Theory]
    [InlineData("https://example.vn/bai", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("https://user:pass@example.vn", false)]
    [InlineData("example.vn", false)]
    public async Task AddMaterial_Link_OnlyToAPage(string url, bool isTaken)
    {
        var course = await training.Data.CreateCourseAsync();

        var outcome = await Courses.AddMaterialAsync(
            await training.CoordinatorAsync(), course.CourseId, new MaterialInput(MaterialKind.Link, "Phim", url), Cancelled);

        Assert.Equal(isTaken, outcome.IsDone);
    }

    [Fact]
    public async Task CreateVenue_HalfAPosition_IsRefused()
    {
        var outcome = await training.Get<VenueService>().CreateAsync(
            await training.CoordinatorAsync(), new VenueInput("Chùa Âng", 200, Latitude: 9.9m), Cancelled);

        Assert.Equal("longitude", Assert.Single(outcome.Refusals).Field);
    }

    private async Task<CourseInput> InputAsync(string code) => new()
    {
        Code = code,
        Title = "Kỹ năng số cho cán bộ xã",
        Hours = 7,
        TopicId = (await training.Data.CreateTopicAsync()).TopicId,
        Audience = AudienceLevels.Commune,
        RequiredAttendancePercent = 80,
        IssuesCertificate = true,
    };
}
