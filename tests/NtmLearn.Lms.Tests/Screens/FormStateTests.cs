using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Tests.Screens;

public sealed class FormStateTests
{
    private const string Field = "o";
    private const string Label = "Số chỗ";

    [Fact]
    public void From_PostedForm_KeepsSeveralValuesAndLeavesTheTokenOut()
    {
        var form = FormState.From(new FormCollection(new Dictionary<string, StringValues>
        {
            ["xa"] = new(["a", "", "b"]),
            ["__RequestVerificationToken"] = "t",
        }));

        Assert.Equal(["a", "b"], form.Values("xa"));
        Assert.Equal("a", form.Value("XA"));
        Assert.Equal("", form.Value("__RequestVerificationToken"));
        Assert.Equal("", form.Value("khong-co"));
        Assert.False(form.HasErrors);
    }

    [Fact]
    public void Value_DecomposedWithSpacesAndControls_IsTidied()
    {
        var form = FormState.Empty.With(Field, "  " + "Thạch Thị Sa Rinh".Normalize(NormalizationForm.FormD) + "\0\u0007\u200B\r\n");

        Assert.Equal("Thạch Thị Sa Rinh", form.Value(Field));
    }

    [Fact]
    public void Secret_SpacesAtItsEnds_Stay() => Assert.Equal(" bí mật ", FormState.Empty.With(Field, " bí mật ").Secret(Field));

    [Theory]
    [InlineData("0198c7a1-0000-7000-8000-000000000001", "0198c7a1000070008000000000000001")]
    [InlineData("0198c7a1000070008000000000000001", "0198c7a1000070008000000000000001")]
    [InlineData("'; drop table", null)]
    [InlineData("", null)]
    public void Key_ThatCameBack_IsAnIdOrNothing(string typed, string? expected) =>
        Assert.Equal(expected, FormState.Empty.With(FormState.KeyName, typed).Key);

    [Fact]
    public void RequiredText_LineBreakInAName_BecomesASpace()
    {
        var form = FormState.Empty.With(Field, "Kim\r\nSô   Phi");

        Assert.Equal("Kim Sô Phi", form.RequiredText(Field, "Họ và tên", 100));
        Assert.False(form.HasErrors);
    }

    [Fact]
    public void RequiredText_Blank_SaysWhatToTypeByAnExample()
    {
        var form = FormState.Empty.With(Field, " \u200B ");

        Assert.Equal("", form.RequiredText(Field, "Họ và tên", 100, "Nguyễn Văn An"));
        Assert.Equal("“Họ và tên” còn trống. Xin gõ vào, ví dụ: Nguyễn Văn An.", form.ErrorFor(Field));
    }

    [Fact]
    public void RequiredText_TooLong_IsOneErrorAndStaysTyped()
    {
        var form = FormState.Empty.With(Field, new string('a', 1234));

        Assert.Equal("", form.RequiredText(Field, "Tên lớp", 200));
        Assert.Contains("1.234 ký tự, nhiều nhất là 200", Assert.Single(form.Errors).Message);
        Assert.Equal(1234, form.Value(Field).Length);
    }

    [Fact]
    public void OptionalLines_SeveralLines_KeepThem()
    {
        var form = FormState.Empty.With(Field, "một\r\nhai\rba");

        Assert.Equal("một\nhai\nba", form.OptionalLines(Field, "Mục tiêu", 100));
        Assert.Null(FormState.Empty.OptionalLines(Field, "Mục tiêu", 100));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData(" 1.200 ", 1200)]
    [InlineData("0", 0)]
    public void Integer_Good_IsRead(string typed, int expected)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Equal(expected, form.Integer(Field, Label, 0, 5000));
        Assert.False(form.HasErrors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba mươi")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("-1")]
    [InlineData("5001")]
    [InlineData("99999999999999999999999")]
    [InlineData("<script>")]
    public void Integer_Bad_SaysSoAndKeepsWhatWasTyped(string typed)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Null(form.Integer(Field, Label, 0, 5000));
        Assert.Contains(Label, Assert.Single(form.Errors).Message);
        Assert.Equal(typed, form.Value(Field));
    }

    [Fact]
    public void Integer_NotRequiredAndBlank_IsNoError()
    {
        var form = FormState.Empty;

        Assert.Null(form.Integer(Field, Label, 1, 9, required: false));
        Assert.False(form.HasErrors);
    }

    [Fact]
    public void Integer_WideRange_StillHasAnExample()
    {
        var form = FormState.Empty.With(Field, "x");

        form.Integer(Field, Label, 100, int.MaxValue);

        Assert.Contains("Ví dụ: 100.", form.ErrorFor(Field));
    }

    [Theory]
    [InlineData("7,5", 7.5)]
    [InlineData("7.5", 7.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("0.125", 0.125)]
    [InlineData("12", 12)]
    public void Decimal_CommaOrDot_IsRead(string typed, double expected)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Equal((decimal)expected, form.Decimal(Field, Label, 0, 10_000_000));
    }

    [Fact]
    public void Decimal_ThatCouldMeanTwoThings_AsksWhich()
    {
        var form = FormState.Empty.With(Field, "1.234");

        Assert.Null(form.Decimal(Field, Label, 0, 10_000));
        Assert.Contains("Xin gõ 1234 nếu là hàng nghìn, hoặc 1,234 nếu là số lẻ", form.ErrorFor(Field));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,234.5")]
    [InlineData("NaN")]
    [InlineData("10001")]
    public void Decimal_Bad_IsRefused(string typed)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Null(form.Decimal(Field, Label, 0, 10_000));
        Assert.True(form.HasErrors);
    }

    [Theory]
    [InlineData("1.500.000", 1_500_000)]
    [InlineData("1500000", 1_500_000)]
    [InlineData("1 500 000 đồng", 1_500_000)]
    [InlineData("1.500.000đ", 1_500_000)]
    [InlineData("0", 0)]
    public void Money_Good_IsWholeDong(string typed, long expected) =>
        Assert.Equal(expected, FormState.Empty.With(Field, typed).Money(Field, "Dự toán"));

    [Theory]
    [InlineData("1,5 triệu")]
    [InlineData("-5")]
    [InlineData("1.50")]
    [InlineData("1000000000000")]
    public void Money_Bad_IsRefused(string typed)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Null(form.Money(Field, "Dự toán"));
        Assert.True(form.HasErrors);
    }

    [Theory]
    [InlineData("24/11/2026")]
    [InlineData("24-11-2026")]
    [InlineData("24.11.2026")]
    [InlineData("2026-11-24")]
    public void Day_AnyUsualShape_IsRead(string typed) =>
        Assert.Equal(new DateOnly(2026, 11, 24), FormState.Empty.With(Field, typed).Day(Field, "Ngày học"));

    [Fact]
    public void Day_ShortShape_IsDayBeforeMonth() =>
        Assert.Equal(new DateOnly(2026, 11, 4), FormState.Empty.With(Field, "4/11/2026").Day(Field, "Ngày học"));

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("29/02/2027")]
    [InlineData("11/24/2026")]
    [InlineData("24/11/26")]
    [InlineData("24/11/0026")]
    [InlineData("hôm qua")]
    [InlineData("")]
    public void Day_Bad_IsRefusedAndKept(string typed)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Null(form.Day(Field, "Ngày học"));
        Assert.Single(form.Errors);
        Assert.Equal(typed, form.Value(Field));
    }

    [Fact]
    public void Day_BeforeTheEarliest_NamesIt()
    {
        var form = FormState.Empty.With(Field, "01/01/2026");

        Assert.Null(form.Day(Field, "Ngày học", earliest: new DateOnly(2026, 6, 1)));
        Assert.Contains("từ 01/06/2026", form.ErrorFor(Field));
    }

    [Theory]
    [InlineData("7:30", 450)]
    [InlineData("07:30", 450)]
    [InlineData("07:30:00", 450)]
    [InlineData("7h30", 450)]
    [InlineData("7g30", 450)]
    [InlineData("7 giờ 30 phút", 450)]
    [InlineData("7 giờ", 420)]
    [InlineData("0:00", 0)]
    [InlineData("23:59", 1439)]
    public void Time_Good_IsMinutesOfTheDay(string typed, int expected) =>
        Assert.Equal(expected, FormState.Empty.With(Field, typed.Normalize(NormalizationForm.FormD)).Time(Field, "Bắt đầu"));

    [Theory]
    [InlineData("24:00")]
    [InlineData("7:60")]
    [InlineData("730")]
    [InlineData("sáng")]
    public void Time_Bad_IsRefused(string typed)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Null(form.Time(Field, "Bắt đầu"));
        Assert.True(form.HasErrors);
    }

    [Fact]
    public void OneOf_NotOffered_IsRefused()
    {
        var form = FormState.Empty.With(Field, "tinh");

        Assert.Null(form.OneOf(Field, "Cấp", ["xa", "ap"]));
        Assert.Contains("không còn trong danh sách", form.ErrorFor(Field));
    }

    [Theory]
    [InlineData("Monday", DayOfWeek.Monday)]
    [InlineData("monday", null)]
    [InlineData("1", null)]
    [InlineData("Monday, Friday", null)]
    public void OneOf_Enum_TakesExactNamesOnly(string typed, DayOfWeek? expected)
    {
        var form = FormState.Empty.With(Field, typed);

        Assert.Equal(expected, form.OneOf<DayOfWeek>(Field, "Thứ"));
        Assert.Equal(expected is null, form.HasErrors);
    }

    [Fact]
    public void ManyOf_OneNotOffered_GivesNoneOfThem()
    {
        var form = FormState.Empty.With(Field, ["1", "9"]);

        Assert.Empty(form.ManyOf(Field, "Nội dung", ["1", "2"]));
        Assert.True(form.HasErrors);
        Assert.Equal(["1", "9"], form.Values(Field));
    }

    [Fact]
    public void Checked_AndId_ReadWhatBrowsersSend()
    {
        var id = Guid.Parse("0198c7a1-0000-7000-8000-000000000001");
        var form = FormState.Empty.With("dong-y", true).With("khong", false).With("id", id).With("la", "abc");

        Assert.True(form.Checked("dong-y"));
        Assert.False(form.Checked("khong"));
        Assert.Equal(id, form.Id("id", "Đơn vị"));
        Assert.Null(form.Id("la", "Đơn vị"));
        Assert.Equal("la", Assert.Single(form.Errors).Field);
    }

    [Fact]
    public void With_WhatAnEntityHolds_ReadsBackTheSame()
    {
        var form = FormState.Empty.With("cho", 40).With("gio", 7.25m).With("ngay", new DateOnly(2026, 11, 4)).WithTime("luc", 450)
            .WithMoney("tien", 12_500_000).With("thu", DayOfWeek.Friday);

        Assert.Equal(40, form.Integer("cho", "c", 1, 99));
        Assert.Equal(7.25m, form.Decimal("gio", "g", 0, 99));
        Assert.Equal(new DateOnly(2026, 11, 4), form.Day("ngay", "n"));
        Assert.Equal(450, form.Time("luc", "l"));
        Assert.Equal(12_500_000, form.Money("tien", "t"));
        Assert.Equal(DayOfWeek.Friday, form.OneOf<DayOfWeek>("thu", "t"));
        Assert.False(form.HasErrors);
    }
}
