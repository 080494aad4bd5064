using System.Text;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class CellTextTests
{
    private static readonly DateOnly Today = new(2025, 9, 5);

    [Theory]
    [InlineData("Nguyễn An", "Nguyễn An", CellNotes.None)]
    [InlineData("  Nguyễn \n An ", "Nguyễn An", CellNotes.None)]
    [InlineData("\uFEFFNguyễn\u200B An", "Nguyễn An", CellNotes.InvisibleRemoved)]
    [InlineData("Nguyễn\u00A0An", "Nguyễn An", CellNotes.SpacesMended)]
    [InlineData("NguyÔn H­¬ng", "Nguyễn Hương", CellNotes.ConvertedFromTcvn3)]
    [InlineData("Nguyeãn Höông", "Nguyễn Hương", CellNotes.ConvertedFromVni)]
    [InlineData("Nguyễn V¨n", "Nguyễn V¨n", CellNotes.UnsureEncoding)]
    [InlineData("Nguy?n V?n An", "Nguy?n V?n An", CellNotes.LostLetters)]
    [InlineData("ឃុំ", "ឃុំ", CellNotes.None)]
    [InlineData("Bao nhiêu? Không.", "Bao nhiêu? Không.", CellNotes.None)]
    public void Mend_Text_IsTidiedAndSaysWhat(string text, string expected, CellNotes notes) =>
        Assert.Equal(new MendedText(expected, notes), CellText.Mend(text));

    [Fact]
    public void Mend_Decomposed_IsComposed() =>
        Assert.Equal(new MendedText("Nguyễn Thị Ế", CellNotes.Composed), CellText.Mend("Nguyễn Thị Ế".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Describe_WhatWasOnlyTidied_IsNotSpokenOf()
    {
        Assert.Empty(CellText.Describe(CellNotes.Composed | CellNotes.InvisibleRemoved | CellNotes.SpacesMended));
        Assert.Equal(4, CellText.Describe((CellNotes)127).Count());
    }

    [Theory]
    [InlineData("1975", 1975)]
    [InlineData(" 1975 ", 1975)]
    [InlineData("3/1975", 1975)]
    [InlineData("12/03/1975", 1975)]
    [InlineData("12.3.1975", 1975)]
    [InlineData("1975-03-12", 1975)]
    [InlineData("27465", 1975)]
    [InlineData("", null)]
    public void YearOfBirth_WaysToWriteIt_GiveTheYear(string text, int? expected) =>
        Assert.Equal(new CellValue<int>(expected, null), CellText.YearOfBirth(text, Today));

    [Theory]
    [InlineData("75")]
    [InlineData("12/03/75")]
    [InlineData("2026")]
    [InlineData("1904")]
    [InlineData("0")]
    [InlineData("một")]
    [InlineData("31/02/1975")]
    [InlineData("១៩៧៥")]
    public void YearOfBirth_Unclear_SaysWhy(string text) => Assert.True(CellText.YearOfBirth(text, Today).IsWrong);

    [Theory]
    [InlineData("05/09/2025")]
    [InlineData("5/9/2025")]
    [InlineData("5-9-2025")]
    [InlineData("05.09.2025")]
    [InlineData("05/09/2025 07:30")]
    [InlineData("2025-09-05")]
    [InlineData("45905")]
    public void Day_WaysToWriteIt_GiveTheDay(string text) => Assert.Equal(new CellValue<DateOnly>(new DateOnly(2025, 9, 5), null), CellText.Day(text));

    [Theory]
    [InlineData("09/15/2025", "đảo")]
    [InlineData("31/02/2025", "Không có ngày")]
    [InlineData("00/01/2025", "Không có ngày")]
    [InlineData("5/9", "không đọc được")]
    [InlineData("mai", "không đọc được")]
    public void Day_None_SaysWhy(string text, string reason) => Assert.Contains(reason, CellText.Day(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("Nam", SexInCell.Male)]
    [InlineData("nam", SexInCell.Male)]
    [InlineData("M", SexInCell.Male)]
    [InlineData("Nữ", SexInCell.Female)]
    [InlineData(" NỮ ", SexInCell.Female)]
    [InlineData("nu", SexInCell.Female)]
    [InlineData("F", SexInCell.Female)]
    [InlineData("", null)]
    public void Sex_WaysToWriteIt_AreRead(string text, SexInCell? expected) => Assert.Equal(new CellValue<SexInCell>(expected, null), CellText.Sex(text));

    [Fact]
    public void Sex_SomethingElse_SaysWhy() => Assert.Contains("Nam hoặc Nữ", CellText.Sex("1").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "x", SexInCell.Female)]
    [InlineData(null, "Nữ", SexInCell.Female)]
    [InlineData(null, "1975", SexInCell.Female)]
    [InlineData(null, "", SexInCell.Male)]
    [InlineData("x", "", SexInCell.Male)]
    [InlineData("", "X", SexInCell.Female)]
    [InlineData("", "", null)]
    public void SexFromTicks_Columns_AreRead(string? male, string female, SexInCell? expected) =>
        Assert.Equal(new CellValue<SexInCell>(expected, null), CellText.SexFromTicks(male, female));

    [Theory]
    [InlineData("x", "x")]
    [InlineData("", "gì")]
    public void SexFromTicks_Unclear_SaysWhy(string male, string female) => Assert.True(CellText.SexFromTicks(male, female).IsWrong);

    [Theory]
    [InlineData("x", true)]
    [InlineData("X", true)]
    [InlineData("Có", true)]
    [InlineData("✓", true)]
    [InlineData("TRUE", true)]
    [InlineData("không", false)]
    [InlineData("0", false)]
    [InlineData("-", false)]
    [InlineData(" ", null)]
    public void YesNo_WaysToWriteIt_AreRead(string text, bool? expected) => Assert.Equal(new CellValue<bool>(expected, null), CellText.YesNo(text));

    [Theory]
    [InlineData("tùy")]
    [InlineData("?")]
    public void YesNo_Unclear_SaysWhy(string text) => Assert.True(CellText.YesNo(text).IsWrong);
}
