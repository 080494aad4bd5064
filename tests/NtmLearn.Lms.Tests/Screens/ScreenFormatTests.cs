using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Tests.Screens;

public sealed class ScreenFormatTests
{
    [Fact]
    public void Numbers_AreWrittenAsHere()
    {
        Assert.Equal("1.234.567", ScreenFormat.Number(1_234_567));
        Assert.Equal("1.234,5", ScreenFormat.Number(1234.50m));
        Assert.Equal("0,13", ScreenFormat.Number(0.125m));
        Assert.Equal("-1.000", ScreenFormat.Number(-1000));
        Assert.Equal("72\u00A0%", ScreenFormat.Percent(0.72m));
        Assert.Equal("1.500.000\u00A0đ", ScreenFormat.Money(1_500_000));
    }

    [Fact]
    public void DaysAndTimes_AreWrittenAsHere()
    {
        var day = new DateOnly(2026, 11, 4);

        Assert.Equal("04/11/2026", ScreenFormat.Day(day));
        Assert.Equal("Thứ Tư, 04/11/2026", ScreenFormat.LongDay(day));
        Assert.Equal("Tháng 11/2026", ScreenFormat.Month(day));
        Assert.Equal("8\u00A0giờ\u00A030", ScreenFormat.Time(510));
        Assert.Equal("14\u00A0giờ", ScreenFormat.Time(840));
        Assert.Equal("0\u00A0giờ\u00A005", ScreenFormat.Time(5));
        Assert.Equal("7\u00A0giờ\u00A030, 04/11/2026", ScreenFormat.DayTime(new DateTime(2026, 11, 4, 7, 30, 0)));
    }
}
