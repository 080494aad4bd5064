using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in new[] { "vi", "km", "en" })
        {
            foreach (var path in new[] { "/", "/van-ban", "/van-ban/ke-hoach-38-kh-ubnd?tu=10&den=90", "/gioi-thieu", "/styleguide", "/styleguide/ban-lam-viec?xong=da-luu", "/styleguide/in", "/khong-co" })
            {
                data.Add(language, path);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InALanguage_HasNoViolation(string language, string path)
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync(path + (path.Contains('?') ? "&" : "?") + "lang=" + language);

        await ExpectNoViolationAsync(page);
    }

    [Theory]
    [InlineData("vi", 360)]
    [InlineData("km", 360)]
    [InlineData("vi", 1280)]
    public async Task Conversation_InALanguage_HasNoViolation(string language, int width)
    {
        var page = await chromium.VisitorAsync(new ViewportSize { Width = width, Height = 800 });
        await page.GotoAsync("/?size=large&lang=" + language);
        await page.FillAsync("#cau-hoi", "Ấp thông minh là gì?");
        await page.ClickAsync(".button.send");
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);

        await ExpectNoViolationAsync(page);
    }

    private static async Task ExpectNoViolationAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }
}
