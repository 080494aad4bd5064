using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests;

public sealed class WeightTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task ChatPage_FirstAndLaterVisit_StayLight()
    {
        var page = await chromium.VisitorAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        var requests = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, json) =>
        {
            bytes += json!.Value.GetProperty("encodedDataLength").GetDouble();
        };
        session.Event("Network.requestWillBeSent").OnEvent += (_, _) => requests++;
        await session.SendAsync("Network.enable");

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.FocusAsync("#cau-hoi");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var (firstBytes, firstRequests) = (bytes, requests);
        (bytes, requests) = (0, 0);
        await page.GotoAsync("/van-ban", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        TestContext.Current.TestOutputHelper?.WriteLine($"first {firstBytes:0} bytes in {firstRequests} requests, two later pages {bytes:0} bytes in {requests}");
        Assert.InRange(firstBytes, 1, 60_000);
        Assert.InRange(firstRequests, 1, 8);
        Assert.InRange(bytes, 1, 25_000);
    }

    [Theory]
    [InlineData("/lop")]
    [InlineData("class")]
    [InlineData("/dang-nhap")]
    public async Task PageOfClasses_FirstVisit_StaysLight(string path)
    {
        if (path == "class")
        {
            var listed = await chromium.VisitorAsync();
            await listed.GotoAsync("/lop");
            path = (await listed.Locator("main article h3 a").First.GetAttributeAsync("href"))!;
        }

        var page = await chromium.VisitorAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        var requests = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, json) => bytes += json!.Value.GetProperty("encodedDataLength").GetDouble();
        session.Event("Network.requestWillBeSent").OnEvent += (_, _) => requests++;
        await session.SendAsync("Network.enable");

        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {bytes:0} bytes in {requests} requests");
        Assert.InRange(bytes, 1, 60_000);
        Assert.InRange(requests, 1, 8);
    }

    [Fact]
    public async Task ChatPage_On400KilobitsWith400MillisecondsDelay_IsUsableInThreeSeconds()
    {
        var page = await chromium.VisitorAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = 50_000,
            ["uploadThroughput"] = 50_000,
        });
        var watch = Stopwatch.StartNew();

        await page.GotoAsync("/");
        await Expect(page.Locator("#soan.live .button.send")).ToBeEnabledAsync();
        var usable = watch.Elapsed;
        await page.FillAsync("#cau-hoi", "Ấp thông minh là gì?");
        await page.ClickAsync(".button.send");
        await Expect(page.Locator("article.turn.bot")).ToHaveCountAsync(1);

        TestContext.Current.TestOutputHelper?.WriteLine($"usable after {usable.TotalMilliseconds:0} ms, answered after {watch.ElapsedMilliseconds} ms");
        Assert.InRange(usable, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }
}
