using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Citizens have no account, and perhaps no JavaScript.</summary>
[Collection(JourneyCollection.Name)]
public sealed class CitizenJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task FindAClass_ByOldAndNewNames_ShowsItAndSaysWhatHidesOthers(int width)
    {
        await using var citizen = await Traveller.SetOutAsync(chromium, "cong-dan-tim", width, withScript: false);
        await citizen.OpenAsync("/");
        await citizen.FollowAsync("Lớp tập huấn", citizen.Page.GetByRole(AriaRole.Navigation, new() { Name = "Các trang" }));

        await citizen.FillAsync("Xã, phường", "xa cang long");
        await citizen.PressAsync("Xem lớp");
        await citizen.SeeAsync("Dịch vụ công trực tuyến cho ấp – xã Càng Long");
        await citizen.SeeNoAsync("phường Trà Vinh");
        await citizen.FillAsync("Xã, phường", "nhi long phu");
        await citizen.PressAsync("Xem lớp");
        await citizen.SeeAsync("Dịch vụ công trực tuyến cho ấp – xã Càng Long");
        await citizen.FillAsync("Xã, phường", "xứ không có thật");
        await citizen.PressAsync("Xem lớp");
        await citizen.SeeAsync("Không tìm thấy xã, phường nào tên “xứ không có thật”");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Enrol_WithoutAccountAndScript_GetsAReceiptThatFindsThePlaceAndWithdraws(int width)
    {
        await using var citizen = await Traveller.SetOutAsync(chromium, "cong-dan-dang-ky", width, withScript: false);
        await citizen.OpenAsync("/lop");
        await citizen.FollowAsync("Kỹ năng số cơ bản cho người dân (song ngữ Việt – Khmer)");
        await citizen.SeeAsync("Mang theo");
        await citizen.FollowAsync("Đăng ký học");

        await citizen.PressAsync("Xem lại trước khi gửi");
        await citizen.SeeAsync("Chưa đăng ký được. Xin sửa những chỗ sau:");
        await FillInAsync(citizen, $"Thạch Thị Hoa {(char)('A' + (width % 26))}");
        await citizen.PressAsync("Xem lại trước khi gửi");
        await citizen.SeeAsync("Xã Càng Long");
        await citizen.FillAsync("Gõ lại 4 số này để xác nhận", "12");
        await citizen.PressAsync("Xác nhận đăng ký");
        await citizen.SeeAsync("Bốn số gõ vào chưa đúng");
        await ConfirmAsync(citizen);
        await citizen.SeeAsync("Đã đăng ký xong.");
        await citizen.SeeAsync("Đã có chỗ");
        var code = await ReceiptAsync(citizen);

        await citizen.OpenAsync("/lop");
        await citizen.FollowAsync("Kỹ năng số cơ bản cho người dân (song ngữ Việt – Khmer)");
        await citizen.FollowAsync("Đăng ký học");
        await citizen.FollowAsync("Đã đăng ký rồi? Xem phiếu, nhận chỗ hoặc rút tên");
        await citizen.FillAsync("Mã phiếu", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await citizen.PressAsync("Xem phiếu");
        await citizen.SeeAsync("Đã có chỗ");
        await citizen.Page.GetByText("Rút khỏi lớp").ClickAsync();
        await citizen.LookAsync();
        await citizen.PressAsync("Rút tên");
        await citizen.SeeAsync("Đã rút tên khỏi lớp.");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Enrol_InAFullClass_SeesThePlaceInTheQueue(int width)
    {
        await using var citizen = await Traveller.SetOutAsync(chromium, "cong-dan-cho", width, withScript: false);
        await citizen.OpenAsync("/lop?xa=xa%20cang%20long");
        await citizen.FollowAsync("Dịch vụ công trực tuyến cho ấp – xã Càng Long");
        await citizen.FollowAsync("Đăng ký chờ chỗ");
        await FillInAsync(citizen, $"Kim Sa Rây {(char)('A' + (width % 26))}");
        await citizen.PressAsync("Xem lại trước khi gửi");

        await ConfirmAsync(citizen);

        await citizen.SeeAsync("Chờ chỗ");
        await Expect(citizen.Page.GetByText(new Regex("Đang ở thứ \\d+ trong những người chờ"))).ToBeVisibleAsync();
    }

    private static async Task FillInAsync(Traveller citizen, string name)
    {
        await citizen.FillAsync("Họ và tên", name);
        await citizen.FillAsync("Nơi ở", "xa cang long");
        await citizen.Page.GetByLabel("Tôi đồng ý").CheckAsync();
    }

    private static async Task ConfirmAsync(Traveller citizen)
    {
        var digits = await citizen.Page.Locator(".big-code").InnerTextAsync();
        await citizen.FillAsync("Gõ lại 4 số này để xác nhận", digits);
        await citizen.PressAsync("Xác nhận đăng ký");
    }

    private static async Task<string> ReceiptAsync(Traveller citizen)
    {
        var code = await citizen.Page.Locator(".big-code").InnerTextAsync();
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}$", code.Trim());
        return code.Trim();
    }
}
