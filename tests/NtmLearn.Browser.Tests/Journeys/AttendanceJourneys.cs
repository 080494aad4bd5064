using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Somebody with the list of a session in hand.</summary>
[Collection(JourneyCollection.Name)]
public sealed class AttendanceJourneys(Chromium chromium)
{
    private static readonly string[] Families = ["Thạch", "Kim", "Sơn", "Lâm", "Nguyễn", "Trần"];
    private static readonly string[] Givens = ["Ánh", "Bình", "Chi", "Dung", "Hạnh", "Khánh", "Lan", "Minh", "Nga", "Oanh"];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task SignIn_SixtyPeopleWithoutPhones_TakesAtMostFourKeysEach(int width)
    {
        var session = await new JourneyData(chromium.Host).SessionOfTodayAsync($"Điểm danh sáu mươi người {width}", [.. from f in Families from g in Givens select $"{f} Thị {g}"]);
        await using var officer = await Traveller.SetOutAsync(chromium, "diem-danh", width);
        await officer.SignInAsync(Role.Coordinator);
        await officer.OpenAsync($"/van-phong/buoi/{session.SessionId}");
        var finder = officer.Page.GetByLabel("Tìm tên, gõ ba chữ là đủ");
        var keys = 0;
        foreach (var initials in from f in Families from g in Givens select $"{Plain(f)}t{Plain(g)}")
        {
            await finder.PressSequentiallyAsync(initials);
            await finder.PressAsync("Enter");
            keys += initials.Length + 1;
        }

        await Expect(officer.Page.GetByText("60 người chưa lưu")).ToBeVisibleAsync();
        await officer.LookAsync();
        await officer.PressAsync("Lưu điểm danh");
        await officer.SeeAsync("Đã lưu điểm danh.");
        await officer.SeeAsync("60 có mặt · 0 chưa ghi");
        Assert.InRange(keys, 60, 240);
        Assert.Equal(60, await chromium.Host.QueryAsync(db => db.Set<AttendanceState>().CountAsync(s => s.SessionId == session.SessionId && s.Status == AttendanceStatus.Present)));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Sheet_TappedUndoneWalkInPrintedAndCopied(int width)
    {
        var session = await new JourneyData(chromium.Host).SessionOfTodayAsync($"Điểm danh và phiếu giấy {width}", ["Thạch Thị Sa Rây", "Kim Sô Phia", "Lâm Văn Tài"]);
        await using var officer = await Traveller.SetOutAsync(chromium, "phieu-giay", width);
        await officer.SignInAsync(Role.Coordinator);
        await officer.OpenAsync($"/van-phong/buoi/{session.SessionId}");
        var row = officer.Page.Locator(".roll-row").Filter(new() { HasText = "Sô Phia" });
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveTextAsync("Đến muộn");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác", Exact = true }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Button)).ToHaveTextAsync("Có mặt");
        await officer.PressAsync("Người còn lại: vắng, rồi lưu");
        await officer.SeeAsync("1 có mặt · 0 chưa ghi");
        await officer.PressAsync("Hoàn tác lần lưu này");
        await officer.SeeAsync("0 có mặt · 3 chưa ghi");

        await officer.Page.GetByText("Khách mới đến (chưa có trong danh sách)").ClickAsync();
        await officer.FillAsync("Họ tên khách", "Danh Thị Mới");
        await officer.PressAsync("Thêm và ghi có mặt");
        await officer.SeeAsync("Đã thêm khách và ghi có mặt.");

        await officer.FollowAsync("Phiếu giấy: in hoặc nhập lại");
        await officer.LookAsync();
        await officer.PressAsync("Tạo phiếu");
        await officer.SeeAsync("chưa chọn mục nào");
        await officer.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await officer.PressAsync("Tạo phiếu");
        await officer.SeeAsync("Đã tạo phiếu.");
        await officer.LookAsync();
        await officer.Page.GetByLabel("Ký hết, trừ các số").CheckAsync();
        await officer.FillAsync("Các số", "1");
        await officer.Field("Ảnh chụp phiếu").SetInputFilesAsync(Photo());
        await officer.PressAsync("Cất ảnh để nhìn khi nhập");
        await officer.SeeAsync("Đã cất 1 ảnh.");
        await Expect(officer.Field("Các số")).ToHaveValueAsync("1");
        var photo = (await officer.Page.GetByRole(AriaRole.Img, new() { Name = "Ảnh phiếu 1" }).BoundingBoxAsync())!;
        var numbers = (await officer.Field("Các số").BoundingBoxAsync())!;
        Assert.True(width < 1280 ? photo.Y + photo.Height <= numbers.Y : photo.X + photo.Width <= numbers.X, $"The photograph is at {photo.X}, {photo.Y}; the numbers at {numbers.X}, {numbers.Y}.");
        await officer.PressAsync("Ghi phiếu");
        await officer.OpenAsync($"/van-phong/buoi/{session.SessionId}");
        await officer.SeeAsync("0 chưa ghi");
        await officer.SeeAsync("Ảnh phiếu đã ký");

        await officer.FollowAsync("Chuẩn bị máy điểm danh ngoại tuyến");
        await officer.SeeAsync("Buổi này chưa có máy nào.");
        await officer.PressAsync("Tạo liên kết cho một máy");
        await officer.FollowAsync("Về danh sách máy");
        await officer.SeeAsync("Máy 1");
    }

    /// <summary>A sheet held upright before the camera of a phone.</summary>
    private static FilePayload Photo()
    {
        using var picture = new SKBitmap(900, 1200);
        picture.Erase(SKColors.Beige);
        return new FilePayload { Name = "phieu.jpg", MimeType = "image/jpeg", Buffer = picture.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray() };
    }

    private static string Plain(string word) => NtmLearn.Language.VietnameseText.Fold(word)[..1];
}
