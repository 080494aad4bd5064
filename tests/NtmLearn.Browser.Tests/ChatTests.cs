using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests;

public sealed class ChatTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Question = "tien lam chuong trinh nay lay o dau";

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    [InlineData(1280, false)]
    public async Task Ask_OnAnyWidthWithOrWithoutScript_GivesAnAnswerThatFitsAndNamesItsSource(int width, bool withScript)
    {
        var page = await chromium.VisitorAsync(new ViewportSize { Width = width, Height = 800 }, withScript);
        await page.GotoAsync("/");

        await AskAsync(page, Question);

        await Expect(page.Locator(".turn.me")).ToContainTextAsync(Question);
        await Expect(page.Locator(".turn.bot .cite a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/van-ban/"));
        await Expect(page.Locator(".turn.bot")).ToHaveCountAsync(1);
        Assert.True(await FitsAsync(page));
        await KeepPictureAsync(page, $"chat-{width}-{(withScript ? "live" : "form")}");
    }

    [Fact]
    public async Task FollowCitation_AfterAnAnswer_ShowsTheQuotedWordsInView()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);

        await page.Locator(".turn.bot .cite a").First.ClickAsync();

        await Expect(page.Locator("mark#trich")).ToBeInViewportAsync();
        Assert.True(await FitsAsync(page));
        await KeepPictureAsync(page, "document-360");
    }

    [Fact]
    public async Task PressEnter_WithAQuestion_SendsItAndKeepsTheFocus()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await page.FillAsync("#cau-hoi", "Ấp thông minh là gì?");

        await page.PressAsync("#cau-hoi", "Enter");

        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        await Expect(page.Locator("#cau-hoi")).ToBeFocusedAsync();
        await Expect(page.Locator("#cau-hoi")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task PressSuggestion_OnTheFirstPage_IsAnswered()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");

        await page.Locator("#goi-y .chip").First.ClickAsync();

        await Expect(page.Locator("article.turn.bot .cite").First).ToBeVisibleAsync();
        await Expect(page.Locator("#goi-y")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reload_InAConversation_ShowsItOnceAndGoesOn()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await AskAsync(page, "Ấp thông minh là gì?");

        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(2);
        await Expect(page.Locator(".turn.me")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task GoOffline_WithAQuestionSent_KeepsItAndSendsItWhenTheNetworkIsBack()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await page.Context.SetOfflineAsync(true);
        await AskAsync(page, Question);
        await Expect(page.Locator(".turn.me.unsent")).ToBeVisibleAsync();
        await Expect(page.Locator("#tinh-trang")).ToContainTextAsync("mất mạng");
        await KeepPictureAsync(page, "offline-360");

        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("article.turn.bot .cite").First).ToBeVisibleAsync();
        await Expect(page.Locator(".turn.me")).ToHaveCountAsync(1);
        await Expect(page.Locator(".turn.me.unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task CloseAndOpen_WithADraftAndAnUnsentQuestion_LosesNeither()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await page.RouteAsync("**/chat/token*", route => route.AbortAsync());
        await AskAsync(page, Question);
        await Expect(page.Locator(".turn.me.unsent")).ToBeVisibleAsync();
        await page.FillAsync("#cau-hoi", "câu đang gõ dở");

        await page.UnrouteAllAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("article.turn.bot .cite").First).ToBeVisibleAsync();
        await Expect(page.Locator("#cau-hoi")).ToHaveValueAsync("câu đang gõ dở");
    }

    [Fact]
    public async Task LoseTheSocket_BeforeAnAnswer_PollsForIt()
    {
        var page = await chromium.VisitorAsync();
        await page.AddInitScriptAsync("window.WebSocket = class { constructor() { throw new Error('blocked'); } }");
        await page.GotoAsync("/");

        await AskAsync(page, Question);

        await Expect(page.Locator("article.turn.bot .cite").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LoseTheToken_InAConversation_TakesANewOneAndLosesNothing()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        chromium.Host.Clock.Advance(TimeSpan.FromHours(2));

        await AskAsync(page, "Ấp thông minh là gì?");

        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(2);
        await Expect(page.Locator(".turn.me")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Judge_NotQuite_AsksWhyAndThanks()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);

        await page.GetByRole(AriaRole.Button, new() { Name = "Chưa đúng" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Khó đọc" }).ClickAsync();

        await Expect(page.GetByText("Cảm ơn bà con đã góp ý.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Erase_AConversation_BringsBackTheFirstPage()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Xoá hội thoại" }).ClickAsync();

        await Expect(page.GetByText("Đã xoá hội thoại")).ToBeVisibleAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task GoBack_FromACitation_ShowsTheConversationAgain()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await page.Locator(".turn.bot .cite a").First.ClickAsync();
        await Expect(page.Locator("mark#trich")).ToBeInViewportAsync();

        await page.GoBackAsync();

        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        await Expect(page.Locator(".turn.me")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GoBack_AfterErasing_ShowsNothingThatWasErased(bool withScript)
    {
        var page = await chromium.VisitorAsync(withScript: withScript);
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xoá hội thoại" }).ClickAsync();
        await Expect(page.GetByText("Đã xoá hội thoại")).ToBeVisibleAsync();

        await page.GoBackAsync();

        await Expect(page.Locator("#cau-hoi")).ToBeVisibleAsync();
        await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_OnAPageWhoseConversationWasErasedOnAnother_IsAnsweredInANewOne(bool andAskedAgain)
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await Expect(other.Locator("article.turn.bot")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Xoá hội thoại" }).ClickAsync();
        await Expect(page.GetByText("Đã xoá hội thoại")).ToBeVisibleAsync();
        if (andAskedAgain)
        {
            await AskAsync(page, "VNeID là gì?");
            await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        }

        await AskAsync(other, "Ấp thông minh là gì?");

        var conversation = andAskedAgain ? 2 : 1;
        await Expect(other.Locator("article.turn.bot")).ToHaveCountAsync(conversation);
        await Expect(other.Locator(".turn.me")).ToHaveCountAsync(conversation);
        await Expect(other.Locator(".turn.me").Last).ToContainTextAsync("Ấp thông minh");
        await Expect(other.Locator(".turn.me.unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Ask_FiveThousandCharacters_IsToldThatItIsTooLong()
    {
        var page = await chromium.VisitorAsync();
        await page.GotoAsync("/");
        await page.FocusAsync("#cau-hoi");

        await page.Keyboard.InsertTextAsync(string.Concat(Enumerable.Repeat("Tiền làm chương trình này lấy ở đâu? ", 140)));
        await page.ClickAsync(".button.send");

        await Expect(page.Locator("article.turn.bot")).ToContainTextAsync("dài quá");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("km")]
    [InlineData("en")]
    public async Task LargeText_OnASmallTelephone_FitsInEveryLanguage(string language)
    {
        var page = await chromium.VisitorAsync();

        await page.GotoAsync($"/?size=large&lang={language}");

        Assert.True(await FitsAsync(page));
        await KeepPictureAsync(page, $"large-{language}");
    }

    [Fact]
    public async Task LoseTheTokenAndTheNetwork_BetweenQuestions_ListensAgainByItself()
    {
        var page = await chromium.VisitorAsync();
        await page.AddInitScriptAsync("window.WebSocket = class { constructor() { throw new Error('blocked'); } }");
        await page.GotoAsync("/");
        await AskAsync(page, Question);
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);
        var refused = 0;
        await page.RouteAsync("**/chat/token*", route => refused++ == 0 ? route.AbortAsync() : route.ContinueAsync());
        chromium.Host.Clock.Advance(TimeSpan.FromHours(2));

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await AskAsync(other, "Ấp thông minh là gì?");
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(2, new() { Timeout = 15_000 });
        Assert.True(refused > 1);
    }

    [Fact]
    public async Task Ask_MarkupAsText_RunsNothing()
    {
        var page = await chromium.VisitorAsync();
        var ran = false;
        page.Dialog += (_, dialog) =>
        {
            ran = true;
            _ = dialog.DismissAsync();
        };
        await page.GotoAsync("/");

        await AskAsync(page, "<img src=x onerror=alert(1)><script>alert(2)</script>");
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);

        Assert.False(ran);
        await Expect(page.Locator(".turn.me img")).ToHaveCountAsync(0);
    }

    private static async Task AskAsync(IPage page, string text)
    {
        await page.FillAsync("#cau-hoi", text);
        await page.ClickAsync(".button.send");
    }

    private static async Task<bool> FitsAsync(IPage page) =>
        await page.Locator("html").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth");

    /// <summary>Pictures are looked at by people; set NTMLEARN_PICTURES to a folder to get them.</summary>
    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("NTMLEARN_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
