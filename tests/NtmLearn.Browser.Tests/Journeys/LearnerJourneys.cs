using Microsoft.Playwright;
using NtmLearn.Lms.Access;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>An official with an account who learns.</summary>
[Collection(JourneyCollection.Name)]
public sealed class LearnerJourneys(Chromium chromium)
{
    private const string Class = "Tham quan ấp thông minh";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Enrol_SignedIn_ShowsItAmongMyClassesUntilWithdrawn(int width)
    {
        await using var learner = await Traveller.SetOutAsync(chromium, "hoc-vien", width);
        await learner.SignInAsync(Role.Learner);
        await learner.OpenAsync("/lop");
        await learner.FollowAsync(Class);
        await DownloadsCalendarAsync(learner.Page);
        await learner.FollowAsync("Đăng ký học");
        await learner.PressAsync("Đăng ký lớp này");
        await learner.SeeAsync("Đã ghi đăng ký.");

        await learner.OpenAsync("/ban-lam-viec");
        await learner.SeeAsync(Class);
        await learner.TurnToAsync("Lớp của tôi");
        await learner.SeeAsync(Class);
        var card = learner.Card(Class).First;
        await card.GetByText("Rút khỏi lớp").ClickAsync();
        await learner.PressAsync("Rút tên", card);
        await learner.SeeAsync("Đã rút khỏi lớp.");

        await learner.FollowAsync("Tài khoản");
        await learner.SeeAsync("Học viên");
        await learner.PressAsync("Đăng xuất");
        await learner.SeeAsync("Đã đăng xuất trên máy này.");
    }

    private static async Task DownloadsCalendarAsync(IPage page)
    {
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Thêm vào lịch của máy" }).GetAttributeAsync("href");
        var calendar = await page.APIRequest.GetAsync(address!);

        Assert.StartsWith("text/calendar", calendar.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains(Class, await calendar.TextAsync(), StringComparison.Ordinal);
    }
}
