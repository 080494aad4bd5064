using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using NtmLearn.Bot.Feedback;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests;

/// <summary>
/// Microsoft's published Web Chat against our Direct Line, on a page of another origin. Needs <c>npm ci</c> in the
/// folder <c>webchat</c> beside this file.
/// </summary>
public sealed class WebChatTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Page = """
        <!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>Web Chat</title>
        <script>
          window.sockets = [];
          window.WebSocket = class extends WebSocket { constructor(...a) { super(...a); sockets.push(this); } };
        </script>
        <script src="/webchat.js"></script>
        <body><div id="webchat" role="main"></div></body></html>
        """;

    private const string Question = "Kinh phí thực hiện kế hoạch lấy từ đâu?";

    private WebApplication? partner;

    /// <summary>A site of somebody else that shows the chat.</summary>
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        partner = builder.Build();
        partner.MapGet("/", () => Results.Content(Page, "text/html"));
        partner.MapGet("/webchat.js", () => Results.File(BundlePath(), "text/javascript"));
        await partner.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (partner is not null)
        {
            await partner.DisposeAsync();
        }
    }

    [Fact]
    public async Task Ask_InWebChat_ShowsTheAnswerWithItsCitation()
    {
        var page = await OpenAsync();

        await AskAsync(page, Question);

        await Expect(page.Locator("a[href*='/van-ban/'], button:has-text('38/KH-UBND')").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PressThumb_InWebChat_IsKept()
    {
        var page = await OpenAsync();
        var before = await chromium.Host.QueryAsync(db => db.Set<AnswerFeedback>().CountAsync());
        await AskAsync(page, Question);
        var thumb = page.Locator(".webchat__thumb-button").First;
        await Expect(thumb).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await page.RunAndWaitForResponseAsync(
            () => thumb.ClickAsync(new() { Force = true }),
            response => response.Url.EndsWith("/activities", StringComparison.Ordinal) && response.Request.Method == "POST");

        Assert.Equal(before + 1, await chromium.Host.QueryAsync(db => db.Set<AnswerFeedback>().CountAsync()));
    }

    [Fact]
    public async Task DropTheSocket_InWebChat_GoesOnAfterReconnecting()
    {
        var page = await OpenAsync();
        await AskAsync(page, Question);
        await Expect(Replies(page)).ToHaveCountAsync(2);

        await page.EvaluateAsync("sockets.forEach(s => s.close())");
        await AskAsync(page, "Ấp thông minh là gì?");

        // The client waits 3 to 15 seconds of its own choosing before it comes back.
        await Expect(Replies(page)).ToHaveCountAsync(3, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task OpenAgain_WithTheSameConversation_ShowsWhatWasSaid()
    {
        var client = chromium.Host.DirectLine();
        var token = await client.GenerateAsync();
        var page = await OpenAsync(token.Text("token"));
        await AskAsync(page, Question);
        await Expect(Replies(page)).ToHaveCountAsync(2);

        var again = await OpenAsync(token.Text("token"), token.Text("conversationId"));

        await Expect(again.GetByText(Question).First).ToBeVisibleAsync();
        await Expect(Replies(again)).ToHaveCountAsync(2);
    }

    private static ILocator Replies(IPage page) => page.Locator(".webchat__bubble:not(.webchat__bubble--from-user) .webchat__text-content");

    private static async Task AskAsync(IPage page, string text)
    {
        await page.Locator("[data-id='webchat-sendbox-input']").FillAsync(text);
        await page.Locator("[data-id='webchat-sendbox-input']").PressAsync("Enter");
        await Expect(page.GetByText(text).First).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string? token = null, string? conversationId = null)
    {
        token ??= (await chromium.Host.DirectLine().GenerateAsync()).Text("token");
        var page = await chromium.VisitorAsync(Chromium.Desk);
        await page.GotoAsync(partner!.Urls.First());
        await page.EvaluateAsync(
            """
            options => {
              const directLine = WebChat.createDirectLine(options);
              WebChat.renderWebChat({ directLine, locale: 'vi-VN' }, document.getElementById('webchat'));
            }
            """,
            conversationId is null
                ? new Dictionary<string, object> { ["domain"] = chromium.Address + "/v3/directline", ["token"] = token }
                : new Dictionary<string, object>
                {
                    ["domain"] = chromium.Address + "/v3/directline",
                    ["token"] = token,
                    ["conversationId"] = conversationId,
                    ["watermark"] = "",
                });
        // Before the first words are there it is still connecting and would drop what is typed.
        await Expect(Replies(page).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        return page;
    }

    private static string BundlePath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests/NtmLearn.Browser.Tests/webchat/node_modules/botframework-webchat/dist/webchat.js");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException("Web Chat is not installed: run npm ci in tests/NtmLearn.Browser.Tests/webchat.");
    }
}
