using System.Text;
using CsCheck;
using NtmLearn.Lms.Notifications.Calendar;

namespace NtmLearn.Lms.Tests.Notifications.Calendar;

public sealed class CalendarFeedTests
{
    private const string Khmer = "វគ្គបណ្តុះបណ្តាលស្តីពីការផ្លាស់ប្តូរឌីជីថលក្នុងការកសាងជនបទថ្មី នៅឃុំលួងហ័រអា";

    private static readonly CalendarEntry Session = new()
    {
        Uid = "018f-1@hoidap.example",
        Title = "Tập huấn chuyển đổi số trong xây dựng nông thôn mới, xã Lương Hòa A; buổi 1: điểm danh lúc 7 giờ 30",
        Description = "Mang theo: điện thoại, sổ tay; giấy mời.\nHỏi: 0294 3855 555 (giờ hành chính) \\ C:\\temp",
        Place = "Hội trường UBND xã Lương Hòa A, huyện Châu Thành",
        Start = new DateTime(2026, 5, 4, 0, 30, 0, DateTimeKind.Utc),
        End = new DateTime(2026, 5, 4, 4, 0, 0, DateTimeKind.Utc),
        Url = new Uri("https://hoidap.example/lop/18?buoi=1&a=b"),
        LastModified = new DateTime(2026, 4, 1, 2, 3, 4, 567, DateTimeKind.Utc),
    };

    [Fact]
    public void Create_ASession_IsReadByASecondParser()
    {
        var calendar = Read(CalendarFeed.Create("Lịch học; của tôi, ấp Đôn Chụm", [Session]));

        var read = Assert.Single(calendar.Inner);
        Assert.Equal("VEVENT", read.Name);
        Assert.Equal(Session.Uid, read.One("UID").Text);
        Assert.Equal(Session.Title, read.One("SUMMARY").Text);
        Assert.Equal(Session.Description, read.One("DESCRIPTION").Text);
        Assert.Equal(Session.Place, read.One("LOCATION").Text);
        Assert.Equal(Session.Start, read.One("DTSTART").Utc);
        Assert.Equal(Session.End, read.One("DTEND").Utc);
        Assert.Equal(Session.Url!.ToString(), read.One("URL").Raw);
        Assert.Equal(new DateTime(2026, 4, 1, 2, 3, 4, DateTimeKind.Utc), read.One("LAST-MODIFIED").Utc);
        Assert.Equal(read.One("LAST-MODIFIED").Raw, read.One("DTSTAMP").Raw);
        Assert.Equal(("0", "CONFIRMED"), (read.One("SEQUENCE").Raw, read.One("STATUS").Raw));
    }

    [Fact]
    public void Create_ACalendar_TellsWhoMadeItAndWhenToLookAgain()
    {
        var calendar = Read(CalendarFeed.Create("Lịch học; của tôi, ấp Đôn Chụm", []));

        Assert.Equal("PUBLISH", calendar.One("METHOD").Raw);
        Assert.Equal("Lịch học; của tôi, ấp Đôn Chụm", calendar.One("X-WR-CALNAME").Text);
        Assert.Equal("Lịch học; của tôi, ấp Đôn Chụm", calendar.One("NAME").Text);
        Assert.Equal(("PT1H", "DURATION"), (calendar.One("REFRESH-INTERVAL").Raw, calendar.One("REFRESH-INTERVAL").Parameters["VALUE"]));
        Assert.Empty(calendar.Inner);
    }

    [Theory]
    [InlineData(Khmer)]
    [InlineData("Ngày hội Ok Om Bok 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉")]
    [InlineData("Chuyển đổi số: ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵđĐ ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỲỶỸỴ")]
    [InlineData("a,b;c\\d\\n,e")]
    public void Create_ALongTitleInAnyScript_ComesBackWhole(string title)
    {
        var calendar = Read(CalendarFeed.Create(title, [Session with { Title = title, Place = title }]));

        Assert.Equal(title, calendar.Inner[0].One("SUMMARY").Text);
        Assert.Equal(title, calendar.Inner[0].One("LOCATION").Text);
        Assert.Equal(title, calendar.One("X-WR-CALNAME").Text);
    }

    [Fact]
    public void Create_AnyTitle_ComesBackWhole() =>
        Gen.OneOf(Gen.Char["aăâđệ,;:\\\" ក្ខ"], Gen.Char).Array[1, 200].Select(signs => new string(signs)).Sample(title =>
        {
            var calendar = Read(CalendarFeed.Create("Lịch", [Session with { Title = $"x{title}x" }]));

            Assert.StartsWith("x", calendar.Inner[0].One("SUMMARY").Text, StringComparison.Ordinal);
            Assert.EndsWith("x", calendar.Inner[0].One("SUMMARY").Text, StringComparison.Ordinal);
        });

    [Fact]
    public void Create_TextWithControlSigns_LeavesThemOut()
    {
        var calendar = Read(CalendarFeed.Create("Lịch", [Session with { Title = "Lớp\r\nBEGIN:VEVENT\u0000\u0007", Description = "một\r\nhai\rba\u000b" }]));

        Assert.Equal("Lớp BEGIN:VEVENT", calendar.Inner.Single().One("SUMMARY").Text);
        Assert.Equal("một\nhai\nba", calendar.Inner[0].One("DESCRIPTION").Text);
    }

    [Fact]
    public void Create_AfterAMove_HasTheNewTimeAndAHigherSequence()
    {
        var before = CalendarFeed.Create("Lịch", [Session]);
        var moved = CalendarFeed.Create("Lịch", [Session with { Start = Session.Start.AddDays(1), End = Session.End.AddDays(1), Sequence = 1 }]);

        var read = Read(moved).Inner.Single();

        Assert.Equal((Session.Uid, "1"), (read.One("UID").Text, read.One("SEQUENCE").Raw));
        Assert.Equal(Session.Start.AddDays(1), read.One("DTSTART").Utc);
        Assert.NotEqual(before.ETag, moved.ETag);
    }

    [Fact]
    public void Create_AfterACancellation_KeepsTheEventAsCancelled()
    {
        var read = Read(CalendarFeed.Create("Lịch", [Session with { IsCancelled = true, Sequence = 2 }])).Inner.Single();

        Assert.Equal((Session.Uid, "CANCELLED", "2"), (read.One("UID").Text, read.One("STATUS").Raw, read.One("SEQUENCE").Raw));
        Assert.Equal("TRANSPARENT", read.One("TRANSP").Raw);
    }

    [Fact]
    public void Create_TheSameInAnotherOrder_IsTheSameText()
    {
        var other = Session with { Uid = "018f-2@hoidap.example", Start = Session.Start.AddHours(6), End = Session.End.AddHours(6) };

        var (one, two) = (CalendarFeed.Create("Lịch", [Session, other]), CalendarFeed.Create("Lịch", [other, Session]));

        Assert.Equal(one, two);
        Assert.Matches("^\"[0-9a-f]{64}\"$", one.ETag);
    }

    [Fact]
    public void Create_WhatCannotBe_Throws()
    {
        Assert.Throws<ArgumentException>(() => CalendarFeed.Create("Lịch", [Session, Session]));
        Assert.Throws<ArgumentException>(() => CalendarFeed.Create("Lịch", [Session with { End = Session.Start }]));
        Assert.Throws<ArgumentException>(() => CalendarFeed.Create("Lịch", [Session with { Start = DateTime.SpecifyKind(Session.Start, DateTimeKind.Unspecified) }]));
    }

    private static Component Read(CalendarFile file) => StrictCalendar.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(file.Text));
}
