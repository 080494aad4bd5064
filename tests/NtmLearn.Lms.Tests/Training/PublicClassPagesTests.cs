using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

public sealed class PublicClassPagesTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filter_ByAnOldCommune_ShowsClassesForWhatItBecameAndAbove()
    {
        var province = await training.Data.CreateUnitAsync(u => u.At(UnitLevel.Province).Named("Thử Long"));
        var day = training.Today.AddDays(-30);
        var before = await training.Data.CreateUnitAsync(u => u.Named("Định Thử").Until(day.AddDays(-1)));
        var now = await training.Data.CreateUnitAsync(u => u.Named("Song Thử").Below(province).From(day).Succeeding(before, day));
        var other = await training.Data.CreateUnitAsync(u => u.Named("Xa Lạ").Below(province));
        await ClassAsync("Lớp của xã mới", now.UnitId);
        await ClassAsync("Lớp của xã cũ", before.UnitId);
        await ClassAsync("Lớp của cả tỉnh", province.UnitId);
        await ClassAsync("Lớp của xã khác", other.UnitId);

        foreach (var typed in new[] { "Định Thử", "dinh thu", "XÃ ĐỊNH THỬ", "Song Thử" })
        {
            var page = await GetAsync("/lop?xa=" + Uri.EscapeDataString(typed));

            Assert.Contains("Lớp của xã mới", page);
            Assert.Contains("Lớp của xã cũ", page);
            Assert.Contains("Lớp của cả tỉnh", page);
            Assert.DoesNotContain("Lớp của xã khác", page);
        }
    }

    [Fact]
    public async Task Filter_ThatHidesEverything_SaysWhichAndHowToRemoveIt()
    {
        await ClassAsync("Lớp sắp tới", null);

        var page = await GetAsync("/lop?thang=2031-01&cho=Province");

        Assert.Contains("Tháng 1/2031 (bỏ thì có", page);
        Assert.Contains("href=\"/lop?cho=Province\"", page);
        Assert.Contains("href=\"/lop?thang=2031-01\"", page);
    }

    [Fact]
    public async Task Filter_UnknownCommune_SaysThatThereIsNone()
    {
        var page = await GetAsync("/lop?xa=" + Uri.EscapeDataString("<script>alert(1)</script>"));

        Assert.Contains("Không tìm thấy xã, phường nào tên", page);
        Assert.DoesNotContain("<script>alert", page);
    }

    [Theory]
    [InlineData("?thang=9999-99&cho=77&dv=x&trang=-5")]
    [InlineData("?xa=%00%ff&trang=99999999999")]
    [InlineData("?xa=a&xa=b&thang=2026-11&thang=2026-12")]
    [InlineData("?evil=%22%3E%3Cscript%3E")]
    public async Task List_RubbishWishes_IsAPageAllTheSame(string query)
    {
        var page = await GetAsync("/lop" + query);

        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.DoesNotContain("\"><script>", page);
    }

    [Theory]
    [InlineData(OfferingStatus.Draft, OfferingAccess.Everybody)]
    [InlineData(OfferingStatus.Open, OfferingAccess.NominatedOnly)]
    public async Task Class_DraftOrForNamedPeople_IsNotPublic(OfferingStatus status, OfferingAccess access)
    {
        var offering = await training.Data.CreateOfferingAsync(o => o.Titled("Không ai thấy lớp này").WithStatus(status).WithAccess(access));
        await training.Get<PublicClassCache>().ChangedAsync();

        using var response = await training.Host.Http.GetAsync("/lop/" + offering.Code, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Không ai thấy lớp này", await GetAsync("/lop"));
    }

    [Fact]
    public async Task Class_Announced_SaysWhatWhenWhereAndHow()
    {
        var venue = await training.Data.CreateVenueAsync("Chùa Thử");
        await training.Host.WriteAsync(async db => await db.Set<Venues.Venue>().Where(v => v.VenueId == venue.VenueId)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.Latitude, 9.934m).SetProperty(v => v.Longitude, 106.345m)));
        var day = training.Today.AddDays(20);
        var offering = await training.Data.CreateOfferingAsync(o => o
            .Titled("Lớp </script><b>đậm").OnDay(day, 450, 660, venue.VenueId).WithCapacity(30)
            .With(x => (x.SeatsTaken, x.WhatToBring) = (10, "Điện thoại, căn cước")));
        await training.Get<PublicClassCache>().ChangedAsync();

        var page = await GetAsync("/lop/" + offering.Code);

        Assert.Contains("Chùa Thử", page);
        Assert.Contains("geo:9.934,106.345", page);
        Assert.Contains("openstreetmap.org", page);
        Assert.Contains("Còn 20 chỗ", page);
        Assert.Contains("Điện thoại, căn cước", page);
        Assert.Contains($"href=\"/lop/{offering.Code}/dang-ky\"", page);
        Assert.Contains("CourseInstance", page);
        Assert.DoesNotContain("</script><b>", page);
    }

    [Fact]
    public async Task Class_ChangedByTheOffice_IsShownAtOnce()
    {
        var caller = await training.CoordinatorAsync();
        var offering = await ClassAsync("Lớp sẽ hủy", null);
        var before = await GetAsync("/lop/" + offering.Code);

        await training.Offerings.CancelAsync(caller, offering.OfferingId, "Trùng lịch họp", Cancelled);
        var after = await GetAsync("/lop/" + offering.Code);

        Assert.DoesNotContain("Lớp này đã hủy", before);
        Assert.Contains("Lớp này đã hủy", after);
        Assert.Contains("Trùng lịch họp", after);
        Assert.DoesNotContain("/dang-ky", after);
    }

    [Fact]
    public async Task Calendar_OfACancelledClass_SaysSoToWhoeverHasIt()
    {
        var offering = await ClassAsync("Lớp trong lịch", null);
        var before = await GetAsync($"/lop/{offering.Code}/lich.ics");

        await training.Offerings.CancelAsync(await training.CoordinatorAsync(), offering.OfferingId, "Mưa", Cancelled);
        var after = await GetAsync($"/lop/{offering.Code}/lich.ics");

        Assert.StartsWith("BEGIN:VCALENDAR", before);
        Assert.DoesNotContain("STATUS:CANCELLED", before);
        Assert.Contains("STATUS:CANCELLED", after);
        Assert.Contains("SEQUENCE:1", after);
    }

    [Fact]
    public async Task List_DatelessClasses_StandApart()
    {
        await training.Data.CreateOfferingAsync(o => o.Titled("Ai muốn học chữ ký số").WithoutDays());
        await training.Get<PublicClassCache>().ChangedAsync();

        var page = await GetAsync("/lop");

        Assert.True(page.IndexOf("Lớp đang gom người học", StringComparison.Ordinal) < page.IndexOf("Ai muốn học chữ ký số", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("km", "ថ្នាក់រៀនខាងមុខ")]
    [InlineData("en", "Coming classes")]
    public async Task List_InAnotherLanguage_SpeaksIt(string language, string words) =>
        Assert.Contains(words, await GetAsync("/lop?lang=" + language));

    [Fact]
    public async Task Class_SameSessionCalendar_IsInTheTimeOfTheProvince()
    {
        var offering = await training.Data.CreateOfferingAsync(o => o.OnDay(training.Today.AddDays(9), 450, 660));
        var session = await training.Host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId));
        await training.Get<PublicClassCache>().ChangedAsync();

        Assert.Equal(session.Day.ToDateTime(new TimeOnly(0, 30), DateTimeKind.Utc), session.StartsAt);
        Assert.Contains("7\u00A0giờ\u00A030 – 11\u00A0giờ", WebUtility.HtmlDecode(await GetAsync("/lop/" + offering.Code)));
    }

    private async Task<CourseOffering> ClassAsync(string title, Guid? unitId)
    {
        var offering = await training.Data.CreateOfferingAsync(o => o.Titled(title).With(x => x.UnitId = unitId));
        await training.Get<PublicClassCache>().ChangedAsync();
        return offering;
    }

    /// <summary>As a visitor who never came before.</summary>
    private async Task<string> GetAsync(string path)
    {
        using var visitor = training.Host.OpenBrowser();
        return await visitor.Http.GetStringAsync(path, Cancelled);
    }
}
