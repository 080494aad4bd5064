using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using static Microsoft.Playwright.Assertions;

namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>
/// Somebody who does a job by what the screen says: presses what is written on it and fills boxes by their labels. Every
/// page on the way must fit the screen and have no violation of accessibility.
/// </summary>
public sealed class Traveller : IAsyncDisposable
{
    private static readonly TimeSpan CodeStep = TimeSpan.FromSeconds(31);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What a page is built of: its kinds of elements under their kinds of parents, in the order in which they first come.
    /// Pages that differ only in their words and in how many rows they have are one to the checker.
    /// </summary>
    private const string Build = """
        e => {
          const kind = x => x.tagName + [...x.attributes].map(a =>
            ['class', 'role', 'type', 'hidden', 'open', 'lang', 'scope', 'autocomplete', 'aria-current'].includes(a.name) ? ` ${a.name}=${a.value}` : ` ${a.name}`).sort().join('');
          return [...new Set([...e.querySelectorAll('*')].map(x => kind(x.parentElement) + ' > ' + kind(x)))].join('\n');
        }
        """;

    private static readonly ConcurrentDictionary<(int Width, string Build), bool> Looked = new();

    private readonly Chromium chromium;
    private readonly string name;
    private readonly bool withScript;
    private IPage? checker;
    private int pages;

    private Traveller(Chromium chromium, IPage page, string name, bool withScript) =>
        (this.chromium, Page, this.name, this.withScript) = (chromium, page, name, withScript);

    public IPage Page { get; }

    /// <param name="name">What pictures of the journey are called.</param>
    /// <param name="width">Of the screen, in CSS pixels.</param>
    public static async Task<Traveller> SetOutAsync(Chromium chromium, string name, int width, bool withScript = true) =>
        new(chromium, await chromium.VisitorAsync(width < Chromium.Desk.Width ? Chromium.Phone : Chromium.Desk, withScript), $"{name}-{width}", withScript);

    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await LookAsync();
    }

    /// <summary>Signs in with the account that the demonstration has for a role, by a code where it asks for one.</summary>
    public async Task SignInAsync(Role role)
    {
        var account = DemoAccounts.All.Single(a => a.Role == role);
        await OpenAsync("/dang-nhap");
        await SignInAsync(account.UserName, DemoAccounts.Password);
        if (account.TotpKey is { } key)
        {
            await TypeCodeAsync(key);
        }
    }

    /// <summary>Fills the page of signing in.</summary>
    public async Task SignInAsync(string userName, string password)
    {
        await FillAsync("Số điện thoại hoặc địa chỉ thư", userName);
        await FillAsync("Mật khẩu", password);
        await PressAsync("Đăng nhập");
    }

    /// <summary>Types the code of an authenticator, one that was not used before.</summary>
    public async Task TypeCodeAsync(string key)
    {
        chromium.Host.Clock.Advance(CodeStep);
        await FillAsync("Mã", Totp.Code(key, chromium.Host.Clock.GetUtcNow()));
        await PressAsync("Tiếp tục");
    }

    /// <summary>Presses a button and looks at the page that comes.</summary>
    public Task PressAsync(string button, ILocator? within = null) => GoAsync(In(within).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Follows a link and looks at the page that comes.</summary>
    public Task FollowAsync(string link, ILocator? within = null) => GoAsync(In(within).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));

    /// <summary>Goes to one of the parts that the navigation of a desk offers.</summary>
    public Task TurnToAsync(string part) => FollowAsync(part, Page.GetByRole(AriaRole.Navigation, new() { Name = "Các phần việc" }));

    public async Task FillAsync(string label, string text) => await Field(label).FillAsync(text);

    /// <summary>Chooses the first option that says this.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        var box = Field(label);
        var value = await box.Locator("option").Filter(new() { HasText = option }).First.GetAttributeAsync("value");
        await box.SelectOptionAsync(value!);
    }

    public async Task TickAsync(string label) => await Field(label).CheckAsync();

    public async Task SeeAsync(string text) => await Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

    public async Task SeeNoAsync(string text) => await Expect(Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(text);

    /// <summary>A box by its label, whether or not it says that it may stay empty.</summary>
    public ILocator Field(string label) => Page.GetByRole(AriaRole.Main).GetByLabel(new Regex($"^{Regex.Escape(label)}( ?\\(không bắt buộc\\))?$")).And(Page.Locator("input, select, textarea"));

    /// <summary>The row of a table that tells of something.</summary>
    public ILocator Row(string text) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

    public ILocator Card(string text) => Page.Locator(".card").Filter(new() { HasText = text });

    /// <summary>Looks at the page as it stands.</summary>
    public async Task LookAsync()
    {
        await KeepPictureAsync();
        var address = Page.Url;
        Assert.False(string.IsNullOrWhiteSpace(await Page.TitleAsync()), $"{address} has no title.");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        var tooWide = await Page.Locator("html").EvaluateAsync<string?>(
            "e => e.scrollWidth <= e.clientWidth ? null : e.scrollWidth + ' px: ' + [...e.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > e.clientWidth).slice(0, 3).map(x => x.outerHTML.slice(0, 150)).join(' | ')");
        Assert.True(tooWide is null, $"{name}: {address} is too wide: {tooWide}");
        if (!Looked.TryAdd((Page.ViewportSize!.Width, await Page.Locator("html").EvaluateAsync<string>(Build)), true))
        {
            return;
        }

        var result = await RunAxeAsync();
        Assert.True(
            result.Violations.Length == 0,
            $"{name}: {address}\n" + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }

    /// <summary>Closes the windows, since many journeys share one browser.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        if (checker is not null)
        {
            await checker.Context.CloseAsync();
        }
    }

    /// <summary>The checker is a script, so what a visitor without scripts was sent is looked at in another window.</summary>
    private async Task<AxeResult> RunAxeAsync()
    {
        if (withScript)
        {
            return await Page.RunAxe();
        }

        var sent = await Page.ContentAsync();
        checker ??= await chromium.VisitorAsync(new ViewportSize { Width = Page.ViewportSize!.Width, Height = Page.ViewportSize.Height });
        await checker.RouteAsync(Page.Url, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = sent }));
        await checker.GotoAsync(Page.Url);
        await checker.UnrouteAllAsync();
        return await checker.RunAxe();
    }

    private ILocator In(ILocator? within) => within ?? Page.Locator("body");

    /// <summary>
    /// Goes where a control leads. Waits for the page's own event, listened for before the click: to ask afterwards how far
    /// the page has loaded may be answered for the page that is being left, or miss the event between asking and listening.
    /// </summary>
    private async Task GoAsync(ILocator control)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += OnLoad;
        try
        {
            await control.ClickAsync();
            await loaded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{name}: {control} led nowhere from {Page.Url}.");
        }
        finally
        {
            Page.Load -= OnLoad;
        }

        await LookAsync();
    }

    /// <summary>Pictures are looked at by people; set NTMLEARN_PICTURES to a folder to get them.</summary>
    private async Task KeepPictureAsync()
    {
        if (Environment.GetEnvironmentVariable("NTMLEARN_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{++pages:00}.png"), FullPage = true });
        }
    }
}
