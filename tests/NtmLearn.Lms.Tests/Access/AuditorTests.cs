using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Training;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Access;

/// <summary>Who only reads opens what the office keeps, finds its facts as text, and nothing to fill in or press.</summary>
public sealed partial class AuditorTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Courses_ListAndPage_AreFactsAlone()
    {
        var course = await training.Data.CreateCourseAsync("Khóa của người đọc");
        await training.Data.AddAsync([new CourseMaterial
        {
            CourseMaterialId = Guid.NewGuid(), CourseId = course.CourseId, Kind = MaterialKind.Link, Title = "Phim mẫu", Url = "https://example.vn/phim", Position = 1,
        }]);

        await ReadsAsync("/van-phong/khoa", ["Khóa của người đọc", $"/van-phong/khoa/{course.Code}"], ["/moi"]);
        await ReadsAsync($"/van-phong/khoa/{course.Code}", ["dự ít nhất 80 % số buổi", "https://example.vn/phim"], ["/sua", "/xoa"]);
        await KeepsOutAsync("/van-phong/khoa/moi", $"/van-phong/khoa/{course.Code}/sua");
        await RefusesAsync("/van-phong/khoa/moi", $"/van-phong/khoa/{course.Code}/sua", $"/van-phong/khoa/{course.Code}/tai-lieu");
    }

    [Fact]
    public async Task Venues_ListAndPage_AreFactsAlone()
    {
        var unit = await training.Data.CreateUnitAsync();
        var venue = await training.Data.CreateVenueAsync("Hội trường của người đọc", unit.UnitId, capacity: 1234);

        await ReadsAsync("/van-phong/dia-diem", ["Hội trường của người đọc", $"/van-phong/dia-diem/{venue.VenueId}"], ["/moi"]);
        await ReadsAsync($"/van-phong/dia-diem/{venue.VenueId}", ["Hội trường của người đọc", "1.234 người", unit.FullName], []);
        await KeepsOutAsync("/van-phong/dia-diem/moi");
        await RefusesAsync("/van-phong/dia-diem/moi", $"/van-phong/dia-diem/{venue.VenueId}");
    }

    [Fact]
    public async Task AvoidedDays_AreFactsAlone()
    {
        var days = new AvoidedDays
        {
            AvoidedDaysId = Guid.NewGuid(),
            Name = "Ngày hội của người đọc",
            Kind = AvoidedDayKind.PublicHoliday,
            FirstDay = training.Today.AddDays(300),
            LastDay = training.Today.AddDays(301),
            Blocks = true,
        };
        await training.Data.AddAsync([days]);

        await ReadsAsync("/van-phong/ngay-tranh", ["Ngày hội của người đọc", "Không cho lưu"], ["/xoa", "Thêm ngày"]);
        await RefusesAsync("/van-phong/ngay-tranh", $"/van-phong/ngay-tranh/{days.AvoidedDaysId}/xoa");
    }

    [Fact]
    public async Task QuotaBoard_OfAClass_IsFactsAlone()
    {
        var unit = await training.Data.CreateUnitAsync();
        var offering = await training.Data.CreateOfferingAsync();
        var person = await training.Data.CreatePersonAsync(p => p.Named("Người Được Cử").WithPost(unit.UnitId));
        var office = EnrolmentActor.Of(await training.CoordinatorAsync());
        await training.Get<QuotaService>().SetAsync(
            office, offering.OfferingId, [new QuotaLine(unit.UnitId, null, 3, training.Host.Clock.GetUtcNow().UtcDateTime.AddDays(3))], Cancelled);
        var quota = await training.Host.QueryAsync(db => db.Set<SeatQuota>().SingleAsync(q => q.OfferingId == offering.OfferingId));
        Assert.True((await training.Get<EnrolmentService>().NominateAsync(office, quota.SeatQuotaId, person.PersonId, Cancelled)).IsDone);
        var path = $"/van-phong/lop/{offering.Code}/chi-tieu";

        await ReadsAsync(path, [unit.FullName, "1/3", "Người Được Cử", "1/3 người đã cử"], ["giay-moi", "/don-vi-cua-toi/", "Ghi chỉ tiêu"]);
        await ReadsAsync($"/van-phong/lop/{offering.Code}", [path], []);
        await RefusesAsync(path, $"{path}/{quota.SeatQuotaId}/them", $"{path}/{quota.SeatQuotaId}/mo");

        // An administrator has no business with the names of learners.
        using var administrator = await training.Host.SignInAsync(Role.Administrator);
        var board = MainOf(await administrator.Http.GetStringAsync(path, Cancelled));
        Assert.Contains("1/3", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Người Được Cử", board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_List_SaysWhoWhenAndHowManyAndNothingOfTheRows()
    {
        using var clerk = await training.Host.SignInAsync(Role.Coordinator);
        var run = new ImportRun
        {
            ImportRunId = Guid.NewGuid(),
            Kind = ImportKind.People,
            State = ImportState.Done,
            FileHash = new string('a', ImportRun.FileHashLength),
            FileName = "can-bo-xa.xlsx",
            ActorKind = ActorKind.Account,
            ActorId = clerk.AccountId,
            CreatedAt = training.Host.Clock.GetUtcNow().UtcDateTime,
            Added = 1021,
            Rejected = 7,
        };
        await training.Data.AddAsync([run]);

        await ReadsAsync("/nhap-du-lieu", ["can-bo-xa.xlsx", "Người Thử", "1.021", ">7<"], ["/mau/", $"{run.ImportRunId}"]);
        await KeepsOutAsync($"/nhap-du-lieu/{run.ImportRunId}", $"/nhap-du-lieu/{run.ImportRunId}/dong-loi", "/nhap-du-lieu/mau/nguoi");
        await RefusesAsync("/nhap-du-lieu", $"/nhap-du-lieu/{run.ImportRunId}");
    }

    [Fact]
    public async Task UnitsOrganisationsAndHamlets_AreFactsAlone()
    {
        var unit = await training.Data.CreateUnitAsync();
        var hamlet = new Hamlet { HamletId = Guid.NewGuid(), Name = "Ấp Đọc", SearchKey = "ap doc" };
        await training.Data.AddAsync([hamlet, new HamletPeriod { HamletPeriodId = Guid.NewGuid(), HamletId = hamlet.HamletId, UnitId = unit.UnitId }]);
        training.Get<UnitTrees>().Forget();

        await ReadsAsync($"/don-vi/{unit.UnitId}", [unit.FullName, "Ấp Đọc", $"/don-vi/ap/{hamlet.HamletId}"], ["/sua"]);
        await ReadsAsync($"/don-vi/ap/{hamlet.HamletId}", ["Ấp Đọc", unit.FullName], []);
        await ReadsAsync("/to-chuc", ["Tổ chức"], ["/to-chuc/moi"]);
        await RefusesAsync($"/don-vi/ap/{hamlet.HamletId}/ten", $"/don-vi/ap/{hamlet.HamletId}/cham-dut", $"/don-vi/{unit.UnitId}/ap");
    }

    [Theory]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Facilitator, false)]
    public async Task Navigation_ShowsWhatMayBeRead(Role role, bool isShown)
    {
        using var somebody = await training.Host.SignInAsync(role);
        var page = await somebody.Http.GetStringAsync("/ban-lam-viec", Cancelled);

        foreach (var path in new[] { "/van-phong/khoa", "/van-phong/dia-diem", "/van-phong/ngay-tranh", "/nhap-du-lieu" })
        {
            Assert.Equal(isShown, page.Contains($"href=\"{path}\"", StringComparison.Ordinal));
        }
    }

    private async Task ReadsAsync(string path, string[] facts, string[] missing)
    {
        using var auditor = await training.Host.SignInAsync(Role.Auditor);
        using var response = await auditor.Http.GetAsync(path, Cancelled);
        var page = MainOf(await response.Content.ReadAsStringAsync(Cancelled));

        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
        Assert.All(facts, fact => Assert.Contains(fact, page, StringComparison.Ordinal));
        Assert.All(missing, text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("method=\"post\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", page, StringComparison.Ordinal);
    }

    private async Task KeepsOutAsync(params string[] paths)
    {
        using var auditor = await training.Host.SignInAsync(Role.Auditor);
        foreach (var path in paths)
        {
            using var response = await auditor.Http.GetAsync(path, Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{path}: {response.StatusCode}");
        }
    }

    /// <summary>Sent with the token of another form of theirs.</summary>
    private async Task RefusesAsync(params string[] paths)
    {
        using var auditor = await training.Host.SignInAsync(Role.Auditor);
        var token = Token().Match(await auditor.Http.GetStringAsync("/tai-khoan", Cancelled)).Groups[1].Value;
        foreach (var path in paths)
        {
            using var response = await auditor.Http.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", "x")]), Cancelled);
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{path}: {response.StatusCode}");
        }
    }

    private static string MainOf(string page) => WebUtility.HtmlDecode(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)]);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
