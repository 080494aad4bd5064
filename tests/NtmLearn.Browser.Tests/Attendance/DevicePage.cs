using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Attendance;

/// <summary>Somebody who takes attendance on a device.</summary>
internal sealed class DevicePage(IPage page)
{
    public const string Pin = "470281";

    public IPage Page { get; private set; } = page;

    public ILocator Waiting => Page.Locator("#waiting");

    /// <summary>Takes the list by a link and waits until the page is kept.</summary>
    public static async Task<DevicePage> PrepareAsync(Chromium chromium, DeviceScene scene, ViewportSize? size = null)
    {
        var device = new DevicePage(await chromium.VisitorAsync(size));
        await device.Page.GotoAsync(await scene.LinkAsync());
        await device.Page.GetByLabel("Đặt mã PIN cho máy này").FillAsync(Pin);
        await device.Page.GetByLabel("Gõ lại mã PIN").FillAsync(Pin);
        await device.PressAsync("Cất danh sách vào máy");
        await Expect(device.Page.Locator("#ready")).ToHaveTextAsync("Sẵn sàng khi mất mạng.");
        Assert.DoesNotContain("#", device.Page.Url, StringComparison.Ordinal);
        return device;
    }

    public Task GoOfflineAsync(bool isOffline = true) => Page.Context.SetOfflineAsync(isOffline);

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await UnlockAsync();
    }

    /// <summary>Ends the page's process as the system does when it needs the memory, and opens the page again.</summary>
    public async Task KillAndOpenAsync()
    {
        var context = Page.Context;
        var session = await context.NewCDPSessionAsync(Page);
        var crashed = new TaskCompletionSource();
        Page.Crash += (_, _) => crashed.TrySetResult();

        // Whoever is killed answers no more.
        _ = session.SendAsync("Page.crash");
        await crashed.Task;
        await Page.CloseAsync();
        Page = await context.NewPageAsync();
        await Page.GotoAsync("/attendance/device");
        await UnlockAsync();
    }

    public async Task UnlockAsync(string pin = Pin)
    {
        await Page.GetByLabel("Mã PIN của máy này").FillAsync(pin);
        await PressAsync("Mở danh sách");
    }

    public ILocator Status(Guid attendee) => Page.Locator($"[data-id='{attendee}'] button");

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Opens a part that is folded.</summary>
    public async Task UnfoldAsync(string part)
    {
        var details = Page.Locator("details").Filter(new() { HasText = part }).First;
        if (await details.GetAttributeAsync("open") is null)
        {
            await details.Locator("summary").ClickAsync();
        }
    }

    public async Task AddWalkInAsync(string name)
    {
        await UnfoldAsync("Khách mới đến");
        await Page.GetByLabel("Họ tên khách").FillAsync(name);
        await Page.GetByLabel("Giới tính").SelectOptionAsync("Female");
        await Page.GetByLabel("Năm sinh").FillAsync("1961");
        await Page.GetByLabel("Ấp, khóm hoặc xã").FillAsync("ấp Giồng Xa");
        await PressAsync("Thêm khách");
        await Expect(Page.GetByText($"Đã thêm {name} và ghi có mặt.")).ToBeVisibleAsync();
    }

    public Task SeeWaitingAsync(int number) => Expect(Waiting).ToContainTextAsync($"{number} đang chờ gửi.");

    public Task SeeAllSentAsync() => Expect(Waiting).ToHaveTextAsync("Đã gửi hết.", new() { Timeout = 30_000 });

    /// <summary>Fits the screen and has no violation of accessibility.</summary>
    public async Task LookAsync()
    {
        Assert.True(await Page.Locator("html").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"), "The page is too wide.");
        var result = await Page.RunAxe();
        Assert.True(
            result.Violations.Length == 0,
            string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }
}
