using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Tests.Screens;

public sealed class PartTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    [Theory]
    [InlineData("/lop?xong=luu", true)]
    [InlineData("/lop?xong=%3Cb%3E", false)]
    [InlineData("/lop", false)]
    public async Task DonePanel_KnownKeysOnly_AreSaid(string address, bool isSaid)
    {
        var messages = new Dictionary<string, string> { ["luu"] = "Đã lưu lớp." };

        var html = await Markup.RenderAsync<DonePanel>(new { Messages = messages }, address);

        Assert.Equal(isSaid, html.Contains("Đã lưu lớp."));
        Assert.DoesNotContain("<b>", html);
    }

    [Theory]
    [InlineData("/lop", "/lop?xong=luu")]
    [InlineData("/lop?trang=2", "/lop?trang=2&xong=luu")]
    public void DonePath_WithAndWithoutQuery_IsOneAddress(string path, string expected) => Assert.Equal(expected, Done.Path(path, "luu"));

    [Fact]
    public async Task Badge_Kind_IsAClassBesideWords()
    {
        var html = await Markup.RenderAsync<Badge>(new { Kind = BadgeKind.Waiting, ChildContent = Words("Chờ duyệt") });

        Assert.Equal("badge warn", Markup.Attribute(html, "span", "class"));
        Assert.Contains("Chờ duyệt", html);
    }

    [Fact]
    public async Task EmptyState_SaysWhatHides()
    {
        var html = await Markup.RenderAsync<EmptyState>(new
        {
            Text = "Không có lớp nào.",
            Filters = new FilterLink[] { new("Xã <Song Lộc>", "/lop?thang=2026-11") },
        });

        Assert.Equal("/lop?thang=2026-11", Markup.Attribute(html, "a", "href"));
        Assert.Contains("Xã &lt;Song Lộc&gt;", html);
    }

    [Fact]
    public async Task Pager_MiddlePage_KeepsTheRestOfTheAddress()
    {
        var html = await Markup.RenderAsync<Pager>(new { Page = 2, PageCount = 3, Total = 1234, Unit = "lớp" }, "/lop?xa=a&xa=b&trang=2&xong=luu&lang=vi");

        Assert.Equal(["/lop?xa=a&amp;xa=b", "/lop?xa=a&amp;xa=b&amp;trang=3"], Links(html));
        Assert.Contains("Trang 2/3 · 1.234 lớp", html);
    }

    [Fact]
    public async Task Pager_Cursor_LeadsOnAndBackToTheStart()
    {
        var html = await Markup.RenderAsync<Pager>(new { NextCursor = "c/2" }, "/lop?sau=c1&tim=%E1%BA%A5p");

        Assert.Equal(["/lop?tim=%E1%BA%A5p", "/lop?tim=%E1%BA%A5p&amp;sau=c%2F2"], Links(html));
    }

    [Fact]
    public async Task Pager_OnlyPage_IsNotThere() =>
        Assert.Equal("", (await Markup.RenderAsync<Pager>(new { Page = 1, PageCount = 1 })).Trim());

    [Theory]
    [InlineData(0.724, "72")]
    [InlineData(1.4, "100")]
    public async Task StatCard_Share_IsANamedBar(double share, string value)
    {
        var html = await Markup.RenderAsync<StatCard>(new { Label = "Đã tập huấn", Value = "1.284", Share = (decimal)share });

        Assert.Equal(value, Markup.Attribute(html, "progress", "value"));
        Assert.Equal(Markup.Attribute(html, "span", "id"), Markup.Attribute(html, "progress", "aria-labelledby"));
        Assert.DoesNotContain("style=", html);
    }

    [Fact]
    public async Task Tabs_Current_IsMarked()
    {
        var html = await Markup.RenderAsync<Tabs>(new { Label = "Lớp", Items = new TabItem[] { new("/a", "Đang nhận", true, 12), new("/b", "Xong") } });

        Assert.Single(Regex.Matches(html, "aria-current=\"page\""));
        Assert.Contains("<span class=\"count\">12</span>", html);
    }

    [Fact]
    public async Task Facts_WithoutValue_AreLeftOut()
    {
        var html = await Markup.RenderAsync<Facts>(new { Items = new Fact[] { new("Nơi học", "<Nhà>"), new("Ghi chú", null), new("Gọi", "0294", "tel:0294") } });

        Assert.Contains("&lt;Nhà&gt;", html);
        Assert.DoesNotContain("Ghi chú", html);
        Assert.Equal("tel:0294", Markup.Attribute(html, "a", "href"));
    }

    [Fact]
    public async Task MonthCalendar_November2026_HasEveryDayOnceAndItsItemsInOrder()
    {
        CalendarItem[] items =
        [
            new(new(2026, 11, 24), 810, "Chiều", "/lop/2", BadgeKind.Stopped),
            new(new(2026, 11, 24), 450, "Sáng <b>", "/lop/1"),
            new(new(2026, 12, 1), 450, "Tháng sau"),
        ];

        var html = await Markup.RenderAsync<MonthCalendar>(
            new { Month = new DateOnly(2026, 11, 24), Items = items, Avoid = new CalendarAvoidance[] { new(new(2026, 11, 24), "Ok Om Bok") }, Today = November },
            "/lich?thang=2026-11&xa=a");

        Assert.Equal(Enumerable.Range(1, 30).Select(day => $"2026-11-{day:00}"), Regex.Matches(html, "<time datetime=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
        Assert.Equal(0, Regex.Count(html, "<td") % 7);
        Assert.Equal(["/lich?xa=a&amp;thang=2026-10", "/lich?xa=a&amp;thang=2026-12", "/lop/1", "/lop/2"], Links(html));
        Assert.Contains("Sáng &lt;b&gt;", html);
        Assert.Contains("<p class=\"avoided\">Ok Om Bok</p>", html);
        Assert.Single(Regex.Matches(html, "aria-current=\"date\""));
        Assert.DoesNotContain("Tháng sau</span>", html);
    }

    [Fact]
    public async Task MonthCalendar_NothingInIt_SaysSo() =>
        Assert.Contains("chưa có gì", await Markup.RenderAsync<MonthCalendar>(new { Month = November, Items = Array.Empty<CalendarItem>() }));

    [Theory]
    [InlineData("2027-02", 2027, 2)]
    [InlineData("", 2026, 11)]
    [InlineData("0001-01", 2026, 11)]
    [InlineData("9999-12", 2026, 11)]
    [InlineData("<x>", 2026, 11)]
    public void MonthOf_Address_IsThatMonthOrThisOne(string asked, int year, int month) =>
        Assert.Equal(new DateOnly(year, month, 1), MonthCalendar.MonthOf(asked, new DateOnly(2026, 11, 26)));

    [Theory]
    [InlineData("/lop-hoc", "/lop-hoc")]
    [InlineData("/lop-hoc/moi", "/lop-hoc/moi")]
    [InlineData("/lop-hoc/7", "/lop-hoc")]
    [InlineData("/lop-hoc-khac", null)]
    public void DeskFrame_Page_BelongsToTheLongestPath(string path, string? expected)
    {
        var frame = new DeskFrame();
        frame.Fill("A", "B", [new("/lop-hoc", "Lớp"), new("/lop-hoc/moi", "Lớp mới")]);

        Assert.Equal(expected, frame.Current(path)?.Path);
    }

    private static RenderFragment Words(string text) => builder => builder.AddContent(0, text);

    private static IEnumerable<string> Links(string html) => Regex.Matches(html, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value);
}
