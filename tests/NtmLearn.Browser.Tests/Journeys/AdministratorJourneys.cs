using Microsoft.Playwright;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>The administrator, from the first day on.</summary>
[Collection(OfficeJourneyCollection.Name)]
public sealed class AdministratorJourneys(Chromium chromium)
{
    private const string Chosen = "sông-cổ-chiên-mùa-nước-38";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task SignIn_ForTheFirstTime_ChoosesAPasswordAndTurnsOnCodes(int width)
    {
        var email = $"quantri-{width}@example.vn";
        var made = await new JourneyData(chromium.Host).NewAdministratorAsync(email);
        await using var administrator = await Traveller.SetOutAsync(chromium, "quan-tri-dau", width);
        await administrator.OpenAsync("/dang-nhap");
        await administrator.SignInAsync(email, made.OneTimePassword!);
        await administrator.SeeAsync("Xin chọn mật khẩu của riêng mình trước khi làm việc tiếp.");
        await administrator.FillAsync("Mật khẩu hiện nay", made.OneTimePassword!);
        await administrator.FillAsync("Mật khẩu mới", Chosen);
        await administrator.FillAsync("Gõ lại mật khẩu mới", "khác hẳn");
        await administrator.PressAsync("Đổi mật khẩu");
        await administrator.SeeAsync("Hai lần gõ mật khẩu mới không giống nhau.");
        await administrator.FillAsync("Mật khẩu hiện nay", made.OneTimePassword!);
        await administrator.FillAsync("Mật khẩu mới", Chosen);
        await administrator.FillAsync("Gõ lại mật khẩu mới", Chosen);
        await administrator.PressAsync("Đổi mật khẩu");

        await administrator.SeeAsync("Quét mã này bằng ứng dụng");
        var key = (await administrator.Page.Locator("code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await administrator.FillAsync("Mã trong ứng dụng", Totp.Code(key, chromium.Host.Clock.GetUtcNow()));
        await administrator.PressAsync("Bật xác thực hai lớp");
        await administrator.SeeAsync("Mã dự phòng");
        var spare = await administrator.Page.Locator("li code").First.InnerTextAsync();
        await administrator.FollowAsync("Tôi đã cất mã");
        await administrator.PressAsync("Đăng xuất");

        await administrator.SignInAsync(email, Chosen);
        await administrator.FillAsync("Mã", spare);
        await administrator.PressAsync("Tiếp tục");
        await administrator.SeeAsync("Bàn làm việc");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task MakeAnAccount_WithARole_LetsItInUntilItIsClosed(int width)
    {
        var name = $"Trần Thị Mới {(char)('A' + (width % 26))}";
        var email = $"moi-{width}@example.vn";
        await using var administrator = await Traveller.SetOutAsync(chromium, "quan-tri-tai-khoan", width);
        await administrator.SignInAsync(Role.Administrator);
        await administrator.TurnToAsync("Tài khoản");
        await administrator.FollowAsync("Tạo tài khoản");
        await administrator.PressAsync("Tạo tài khoản");
        await administrator.SeeAsync("Chưa tạo được");
        await administrator.FillAsync("Họ tên", name);
        await administrator.FillAsync("Địa chỉ thư", email);
        await administrator.PressAsync("Tạo tài khoản");
        var password = await administrator.Page.Locator("code.secret").InnerTextAsync();
        await administrator.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).First.ClickAsync();
        await administrator.LookAsync();
        await administrator.ChooseAsync("Vai trò", "Người kiểm tra");
        await administrator.PressAsync("Giao vai trò");
        await administrator.SeeAsync("Đã giao vai trò.");

        await using var made = await Traveller.SetOutAsync(chromium, "tai-khoan-moi", width);
        await made.OpenAsync("/dang-nhap");
        await made.SignInAsync(email, password);
        await made.SeeAsync("Xin chọn mật khẩu của riêng mình");

        await administrator.PressAsync("Đăng xuất trên mọi máy");
        await administrator.SeeAsync("Đã đăng xuất tài khoản này trên mọi máy.");
        await made.OpenAsync("/tai-khoan");
        await made.SeeAsync("Đăng nhập");
        await administrator.PressAsync("Đóng tài khoản");
        await administrator.SeeAsync("Đã đóng tài khoản.");
        await made.SignInAsync(email, password);
        await made.SeeAsync("Tài khoản này đã đóng.");

        await administrator.TurnToAsync("Nhật ký");
        await administrator.TurnToAsync("Việc tự động");
        await administrator.FollowAsync("Tài khoản", administrator.Page.GetByRole(AriaRole.Banner));
        await administrator.PressAsync("Đăng xuất trên mọi máy");
        await administrator.SeeAsync("Đã đăng xuất trên mọi máy.");
    }
}
