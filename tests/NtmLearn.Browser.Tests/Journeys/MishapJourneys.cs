using Microsoft.Playwright;
using NtmLearn.Lms.Access;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>What goes wrong on the way: empty forms, stale ones, the back button, a session that ended.</summary>
[Collection(JourneyCollection.Name)]
public sealed class MishapJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task SendAForm_HalfEmpty_KeepsWhatWasTypedWithASummaryOnTop(int width)
    {
        await using var office = await Traveller.SetOutAsync(chromium, "loi-trong", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync("/van-phong/lop/moi");
        await office.FillAsync("Tên lớp", "Lớp gõ dở");
        await office.FillAsync("Lời nhắn thêm", "Nhớ mang áo mưa");
        await office.PressAsync("Tạo bản nháp");

        await Expect(office.Field("Tên lớp")).ToHaveValueAsync("Lớp gõ dở");
        await Expect(office.Field("Lời nhắn thêm")).ToHaveValueAsync("Nhớ mang áo mưa");
        var summary = office.Page.GetByRole(AriaRole.Alert);
        await Expect(summary).ToBeInViewportAsync();
        await Expect(summary).ToBeFocusedAsync();
        await summary.GetByRole(AriaRole.Link).Last.ClickAsync();
        await Expect(office.Page.Locator("main :focus")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task ChangeAPerson_WhoWasChangedMeanwhile_IsToldAndLosesNothing(int width)
    {
        var person = await chromium.Host.Data.CreatePersonAsync(p => p.Named("Thạch Hai Người Sửa"));
        await using var office = await Traveller.SetOutAsync(chromium, "loi-cu", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync($"/nguoi/{person.PersonId}/sua");
        var other = await office.Page.Context.NewPageAsync();
        await other.GotoAsync($"/nguoi/{person.PersonId}/sua");
        await other.GetByLabel("Năm sinh").FillAsync("1970");
        await other.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(other.GetByText("Đã lưu thông tin.")).ToBeVisibleAsync();

        await office.FillAsync("Năm sinh", "1971");
        await office.PressAsync("Lưu");

        await Expect(office.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(office.Field("Năm sinh")).ToHaveValueAsync("1971");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task GoBack_AfterSendingAForm_AndSendAgain_AddsNothingTwice(int width)
    {
        var name = $"Thạch Bấm Hai Lần {(char)('A' + (width % 26))}";
        await using var office = await Traveller.SetOutAsync(chromium, "loi-quay-lai", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync("/nguoi/moi");
        await office.ChooseAsync("Xã, phường", "Xã Càng Long");
        await office.PressAsync("Tiếp tục");
        await office.FillAsync("Họ và tên", name);
        await office.PressAsync("Lưu");
        await office.SeeAsync("Đã thêm người.");

        await office.Page.GoBackAsync();
        await office.FillAsync("Họ và tên", name);
        await office.PressAsync("Lưu");

        await office.OpenAsync($"/nguoi?tim={Uri.EscapeDataString(name)}");
        await Expect(office.Row(name)).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task SendAForm_AfterTheSessionEnded_IsAskedToSignInAndToldWhy(int width)
    {
        await using var office = await Traveller.SetOutAsync(chromium, "loi-het-phien", width);
        await office.SignInAsync(Role.Coordinator);
        await office.OpenAsync("/van-phong/lop/moi");
        await office.FillAsync("Tên lớp", "Lớp gõ lúc hết phiên");
        await office.Page.Context.ClearCookiesAsync();

        await office.PressAsync("Tạo bản nháp");
        await office.SeeAsync("Phiên đăng nhập đã kết thúc nên phần vừa gửi chưa được lưu.");

        await office.OpenAsync("/van-phong/lich");
        await office.SeeAsync("Đăng nhập");
        await office.SignInAsync("donvi", NtmLearn.Lms.Accounts.DemoAccounts.Password);
        await office.SeeAsync("Lịch lớp tập huấn");
    }
}
