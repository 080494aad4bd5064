namespace NtmLearn.Language.Tests;

public sealed class NumberAndDateFormsTests
{
    [Theory]
    [InlineData("05", "5")]
    [InlineData("1.000.000", "1000000")]
    [InlineData("1,000,000", "1000000")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("8.4", "8.4")]
    [InlineData("00", "0")]
    [InlineData("tám", "tám")]
    [InlineData("", "")]
    public void Canonical_Number_HasOneForm(string written, string expected) => Assert.Equal(expected, NumberForms.Canonical(written));

    [Theory]
    [InlineData(5, "năm")]
    [InlineData(15, "mười lăm")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(38, "ba mươi tám")]
    [InlineData(90, "chín mươi")]
    public void InWords_Number_ReadsBackTheSame(int value, string words)
    {
        Assert.Equal(words, NumberForms.InWords(value));
        Assert.True(NumberForms.TryRead(words.Split(' '), out var read, out var length));
        Assert.Equal((value, words.Split(' ').Length), (read, length));
    }

    [Fact]
    public void InWords_EveryNumberTo99_ReadsBack() => Assert.All(Enumerable.Range(1, 99), value =>
    {
        Assert.True(NumberForms.TryRead(NumberForms.InWords(value)!.Split(' '), out var read, out _));
        Assert.Equal(value, read);
    });

    [Theory]
    [InlineData("Ngày 18/4/2023, UBND tỉnh")]
    [InlineData("ngày 18 tháng 4 năm 2023")]
    [InlineData("18-04-2023")]
    [InlineData("ngày 18 thang 04 nam 2023 a")]
    [InlineData("18.4.2023.")]
    [InlineData("2023-04-18")]
    public void Find_DayHoweverWritten_HasOneForm(string text) =>
        Assert.Equal("2023-04-18", Assert.Single(DateForms.Find(text)).Canonical);

    [Theory]
    [InlineData("31/2/2023")]
    [InlineData("0/4/2023")]
    [InlineData("tháng 4 năm 2023")]
    [InlineData("924/2023")]
    public void Find_NoDay_FindsNothing(string text) => Assert.Empty(DateForms.Find(text));
}
