using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>A hall with a projector, and people with telephones.</summary>
[Collection(JourneyCollection.Name)]
public sealed class CheckInJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Wall_ShowsCodes_AndPeopleSignInByThem(int width)
    {
        var (sessionId, name, digits) = await HallAsync();
        await using var office = await Traveller.SetOutAsync(chromium, "ma-tren-tuong", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync($"/van-phong/buoi/{sessionId}");
        await office.FollowAsync("Chiếu mã điểm danh");
        await Expect(office.Page.Locator("#wall-there")).ToHaveTextAsync("0");
        await Expect(office.Page.GetByRole(AriaRole.Img, new() { Name = "Mã QR để điểm danh" })).ToBeVisibleAsync();

        // By the QR code, after a slip.
        await using var phone = await Traveller.SetOutAsync(chromium, "diem-danh-qr", width);
        await phone.OpenAsync($"/d/{(await CodeAsync(sessionId)).Token}");
        await phone.FillAsync("Họ và tên", name);
        await phone.FillAsync("4 số cuối điện thoại", "0000");
        await phone.PressAsync("Điểm danh");
        await phone.SeeAsync("Chưa tìm thấy anh chị");
        await phone.FillAsync("4 số cuối điện thoại", digits);
        await phone.PressAsync("Điểm danh");
        await phone.SeeAsync("Đã điểm danh");
        await Expect(office.Page.Locator("#wall-there")).ToHaveTextAsync("1", new() { Timeout = 10_000 });

        // By the short code, as somebody who is on no list.
        await using var guest = await Traveller.SetOutAsync(chromium, "diem-danh-ma", width);
        await guest.OpenAsync("/diem-danh");
        await guest.FillAsync("Mã trên màn hình", (await CodeAsync(sessionId)).ShortCode.ToLowerInvariant());
        await guest.PressAsync("Tiếp tục");
        await guest.FollowAsync("Tôi chưa đăng ký");
        await guest.FillAsync("Họ và tên", "Thạch Sa Rây");
        await guest.Page.GetByLabel("Nữ", new() { Exact = true }).CheckAsync();
        await guest.FillAsync("Ấp, khóm", "ấp Chợ");
        await guest.PressAsync("Ghi tên và điểm danh");
        await guest.SeeAsync("Chưa đánh dấu đồng ý");
        await guest.Page.Locator("input[name=dong-y-lop-hoc]").CheckAsync();
        await guest.PressAsync("Ghi tên và điểm danh");
        await guest.SeeAsync("khách mới đến");
    }

    [Theory]
    [InlineData(360, "km")]
    [InlineData(360, "en")]
    public async Task Phone_InAnotherLanguageWithoutScript_SignsIn(int width, string language)
    {
        var (sessionId, name, digits) = await HallAsync();
        await using var phone = await Traveller.SetOutAsync(chromium, "diem-danh-" + language, width, withScript: false);
        await phone.OpenAsync($"/d/{(await CodeAsync(sessionId)).Token}?lang={language}");
        await phone.Page.Locator("input[name=fullName]").FillAsync(name);
        await phone.Page.Locator("input[name=digits]").FillAsync(digits);
        await phone.Page.Locator("main .form-buttons button").First.ClickAsync();
        await phone.Page.WaitForURLAsync("**/diem-danh/xong**");
        await phone.LookAsync();
        await phone.OpenAsync("/d/qua-cu");
        await phone.OpenAsync("/diem-danh");
    }

    private Task<WallCode> CodeAsync(Guid sessionId) =>
        chromium.Host.Services.GetRequiredService<WallCodes>().ShowAsync(Actor.Program("test"), sessionId, CancellationToken.None);

    /// <summary>A class that lasts all day, with one person on its list.</summary>
    private async Task<(Guid SessionId, string Name, string Digits)> HallAsync()
    {
        var host = chromium.Host;
        var today = host.Services.GetRequiredService<LocalTime>().Today;
        var number = TestData.Next();
        var offering = await host.Data.CreateOfferingAsync(o => o.Titled($"Lớp có mã {number}").WithStatus(OfferingStatus.Running).OnDay(today, 0, 1439));
        var person = await host.Data.CreatePersonAsync(p => p.Named($"Thạch Thị Mã {number}").WithPhone("+84912345678"));
        var now = host.Clock.GetUtcNow().UtcDateTime;
        await host.Data.AddAsync(
        [
            new Enrolment
            {
                EnrolmentId = Guid.CreateVersion7(),
                OfferingId = offering.OfferingId,
                PersonId = person.PersonId,
                Status = EnrolmentStatus.Enrolled,
                Path = EnrolmentPath.Office,
                ReceiptCode = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant(),
                CreatedAt = now,
                ChangedAt = now,
            },
        ]);
        return (await host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.OfferingId == offering.OfferingId).Select(s => s.SessionId).SingleAsync()), person.FullName, "5678");
    }
}
