using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Tests.Screens;

public sealed class FieldTests
{
    private const string Hostile = "\"><script>alert('x')</script>";

    private static readonly FieldOption[] Options = [new("a", "Xã Song Lộc", "Nay"), new("b", "Xã <Cũ>", "Trước", "Đã nhập vào xã khác")];

    [Fact]
    public async Task TextField_WithHint_IsLabelledAndDescribed()
    {
        var html = await Markup.RenderAsync<TextField>(new
        {
            Name = "Nguoi.HoTen",
            Label = "Họ và tên",
            Hint = "Có dấu",
            Autocomplete = "name",
            InputMode = "text",
            Form = FormState.Empty.With("Nguoi.HoTen", "Kim Sô Phi"),
        });

        Assert.Equal(Markup.Attribute(html, "label", "for"), Markup.Attribute(html, "input", "id"));
        Assert.Equal("o-nguoi-hoten-goi-y", Markup.Attribute(html, "input", "aria-describedby"));
        Assert.Contains("id=\"o-nguoi-hoten-goi-y\"", html);
        Assert.Equal("Kim Sô Phi", Markup.Attribute(html, "input", "value"));
        Assert.Equal("name", Markup.Attribute(html, "input", "autocomplete"));
        Assert.Equal("", Markup.Attribute(html, "input", "required"));
        Assert.Null(Markup.Attribute(html, "input", "aria-invalid"));
    }

    [Fact]
    public async Task TextField_WithError_SaysItAtTheField()
    {
        var form = FormState.Empty;
        form.RequiredText("ten", "Tên lớp", 200);

        var html = await Markup.RenderAsync<TextField>(new { Name = "ten", Label = "Tên lớp", Hint = "Ngắn", Form = form });

        Assert.Equal("true", Markup.Attribute(html, "input", "aria-invalid"));
        Assert.Equal("o-ten-goi-y o-ten-loi", Markup.Attribute(html, "input", "aria-describedby"));
        Assert.Matches("<p class=\"error\" id=\"o-ten-loi\">.*“Tên lớp” còn trống", html);
    }

    [Fact]
    public async Task TextField_HostileValue_IsEncoded()
    {
        var html = await Markup.RenderAsync<TextField>(new { Name = "ten", Label = "Tên", Form = FormState.Empty.With("ten", Hostile) });

        Assert.DoesNotContain("<script", html);
        Assert.Contains("&lt;script&gt;", html);
    }

    [Fact]
    public async Task TextField_Password_IsNeverGivenBack()
    {
        var html = await Markup.RenderAsync<TextField>(new { Name = "m", Label = "Mật khẩu", Type = "password", Form = FormState.Empty.With("m", "bí mật") });

        Assert.DoesNotContain("bí mật", html);
    }

    [Fact]
    public async Task TextField_Optional_SaysSo()
    {
        var html = await Markup.RenderAsync<TextField>(new { Name = "m", Label = "Thư", Optional = true });

        Assert.Contains("(không bắt buộc)", html);
        Assert.Null(Markup.Attribute(html, "input", "required"));
    }

    [Fact]
    public async Task TextArea_SeveralLines_KeepsThemEncoded()
    {
        var html = await Markup.RenderAsync<TextArea>(new { Name = "m", Label = "Mục tiêu", Form = FormState.Empty.With("m", "một\r\n</textarea><b>hai") });

        Assert.Matches("một(\n|&#xA;)&lt;/textarea&gt;&lt;b&gt;hai</textarea>", html);
        Assert.Equal(Markup.Attribute(html, "label", "for"), Markup.Attribute(html, "textarea", "id"));
    }

    [Fact]
    public async Task SelectField_Chosen_IsSelectedInItsGroup()
    {
        var html = await Markup.RenderAsync<SelectField>(new { Name = "xa", Label = "Xã", Options, Form = FormState.Empty.With("xa", "b") });

        Assert.Equal("b", Regex.Match(html, "<option value=\"([^\"]*)\" selected").Groups[1].Value);
        Assert.Contains("<optgroup label=\"Trước\">", html);
        Assert.Contains("Xã &lt;Cũ&gt;", html);
        Assert.Matches("<option value(=\"\")?>Chọn…</option>", html);
    }

    [Fact]
    public async Task SelectField_NotOffered_SelectsNothing()
    {
        var html = await Markup.RenderAsync<SelectField>(new { Name = "xa", Label = "Xã", Options, Form = FormState.Empty.With("xa", Hostile) });

        Assert.DoesNotContain("selected", html);
        Assert.DoesNotContain("script", html);
    }

    [Fact]
    public async Task CheckField_Ticked_StaysTickedAndShowsItsError()
    {
        var form = FormState.Empty.With("dong-y", true);
        form.Add("dong-y", "Xin xem lại.");

        var html = await Markup.RenderAsync<CheckField>(new { Name = "dong-y", Label = "Đồng ý", Form = form });

        Assert.Equal("", Markup.Attribute(html, "input", "checked"));
        Assert.Equal("o-dong-y-loi", Markup.Attribute(html, "input", "aria-describedby"));
        Assert.Equal("o-dong-y", Markup.Attribute(html, "label", "for"));
    }

    [Fact]
    public async Task CheckField_Unticked_IsNotPreTicked()
    {
        var html = await Markup.RenderAsync<CheckField>(new { Name = "dong-y", Label = "Đồng ý" });

        Assert.Null(Markup.Attribute(html, "input", "checked"));
    }

    [Fact]
    public async Task CheckList_Ticked_StayTickedUnderALegend()
    {
        var form = FormState.Empty.With("nd", ["b"]);
        form.Add("nd", "Sai.");

        var html = await Markup.RenderAsync<CheckList>(new { Name = "nd", Label = "Nội dung", Options, Form = form });

        Assert.Contains("<legend>Nội dung", html);
        Assert.Equal("o-nd-loi", Markup.Attribute(html, "fieldset", "aria-describedby"));
        Assert.Equal("o-nd", Markup.Attribute(html, "input", "id"));
        Assert.Equal(["b"], Regex.Matches(html, "value=\"([^\"]*)\" checked").Select(m => m.Groups[1].Value));
        Assert.Equal(2, Regex.Matches(html, "<label for=\"o-nd(-1)?\">").Count);
    }

    [Fact]
    public async Task RadioList_WithError_IsAnInvalidGroup()
    {
        var form = FormState.Empty;
        form.OneOf("buoi", "Buổi", ["a", "b"]);

        var html = await Markup.RenderAsync<RadioList>(new { Name = "buoi", Label = "Buổi", Options, Form = form });

        Assert.Equal("radiogroup", Markup.Attribute(html, "fieldset", "role"));
        Assert.Equal("true", Markup.Attribute(html, "fieldset", "aria-invalid"));
        Assert.DoesNotContain("checked", html);
    }

    [Fact]
    public async Task DayField_Known_IsGivenToTheBrowserAndWrittenOut()
    {
        var html = await Markup.RenderAsync<DayField>(new { Name = "ngay", Label = "Ngày", Form = FormState.Empty.With("ngay", "4/11/2026"), Earliest = new DateOnly(2026, 1, 1) });

        Assert.Equal("date", Markup.Attribute(html, "input", "type"));
        Assert.Equal("2026-11-04", Markup.Attribute(html, "input", "value"));
        Assert.Equal("2026-01-01", Markup.Attribute(html, "input", "min"));
        Assert.Contains("Thứ Tư, 04/11/2026", html);
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("mai")]
    public async Task DayField_NoDay_KeepsWhatWasTyped(string typed)
    {
        var html = await Markup.RenderAsync<DayField>(new { Name = "ngay", Label = "Ngày", Form = FormState.Empty.With("ngay", typed) });

        Assert.Equal("text", Markup.Attribute(html, "input", "type"));
        Assert.Equal(typed, Markup.Attribute(html, "input", "value"));
    }

    [Theory]
    [InlineData("7h30", "time", "07:30")]
    [InlineData("25:00", "text", "25:00")]
    [InlineData("", "time", null)]
    public async Task TimeField_TimeOrNot_LosesNothing(string typed, string type, string? value)
    {
        var html = await Markup.RenderAsync<TimeField>(new { Name = "gio", Label = "Giờ", Form = FormState.Empty.With("gio", typed) });

        Assert.Equal(type, Markup.Attribute(html, "input", "type"));
        Assert.Equal(value, Markup.Attribute(html, "input", "value"));
    }

    [Fact]
    public async Task NumberField_WithUnit_IsDescribedByIt()
    {
        var html = await Markup.RenderAsync<NumberField>(new { Name = "cho", Label = "Số chỗ", Unit = "người", Form = FormState.Empty.With("cho", "ba") });

        Assert.Equal("numeric", Markup.Attribute(html, "input", "inputmode"));
        Assert.Equal("o-cho-don-vi", Markup.Attribute(html, "input", "aria-describedby"));
        Assert.Equal("ba", Markup.Attribute(html, "input", "value"));
    }

    [Fact]
    public async Task FileField_OffersItsKinds()
    {
        var html = await Markup.RenderAsync<FileField>(new { Name = "tep", Label = "Tệp", Accept = ".xlsx" });

        Assert.Equal(".xlsx", Markup.Attribute(html, "input", "accept"));
        Assert.Equal("o-tep", Markup.Attribute(html, "label", "for"));
    }

    [Fact]
    public async Task PostForm_HoldsTokenKeyAndTheTypedText()
    {
        var html = await Markup.RenderAsync<PostForm>(new
        {
            Action = "/lop/moi",
            HasFiles = true,
            Form = FormState.Empty.With("ten", "Lớp".Normalize(NormalizationForm.FormD)),
            ChildContent = TextFieldCalled("ten"),
        });

        Assert.Equal("post", Markup.Attribute(html, "form", "method"));
        Assert.Equal("multipart/form-data", Markup.Attribute(html, "form", "enctype"));
        Assert.Contains("name=\"__RequestVerificationToken\" value=\"token-1\"", html);
        Assert.Matches("name=\"key\" value=\"[0-9a-f]{32}\"", html);
        Assert.Contains("value=\"Lớp\"", html);
    }

    [Fact]
    public async Task PostForm_KeyThatCameBack_IsKept()
    {
        const string Key = "0198c7a1000070008000000000000001";

        var html = await Markup.RenderAsync<PostForm>(new { Form = FormState.Empty.With("key", Key), ChildContent = TextFieldCalled("ten") });

        Assert.Contains($"name=\"key\" value=\"{Key}\"", html);
    }

    [Fact]
    public async Task PostForm_WithoutKey_HasTheTokenOnly()
    {
        var html = await Markup.RenderAsync<PostForm>(new { WithoutKey = true, ChildContent = TextFieldCalled("ten") });

        Assert.DoesNotContain("name=\"key\"", html);
        Assert.Contains("token-1", html);
    }

    [Fact]
    public async Task FormButtons_HaveOnePrimaryAndAQuietWayOut()
    {
        var html = await Markup.RenderAsync<FormButtons>(new { Text = "Lưu lớp", CancelHref = "/lop" });

        Assert.Single(Regex.Matches(html, "<button"));
        Assert.Equal("/lop", Markup.Attribute(html, "a", "href"));
        Assert.Contains("Thôi, quay lại", html);
    }

    [Fact]
    public async Task ErrorSummary_LinksToFieldsAndNamesTheRest()
    {
        var form = FormState.Empty;
        form.Add("Nguoi.HoTen", "Thiếu <tên>.");
        form.Add("", "Phòng đã có lớp khác.");

        var html = await Markup.RenderAsync<ErrorSummary>(new { Form = form });

        Assert.Contains("<a href=\"#o-nguoi-hoten\">Thiếu &lt;tên&gt;.</a>", html);
        Assert.Single(Regex.Matches(html, "<a "));
        Assert.Contains("Phòng đã có lớp khác.", html);
        Assert.Equal("alert", Markup.Attribute(html, "div", "role"));
    }

    [Fact]
    public async Task ErrorSummary_NothingWrong_IsNotThere() =>
        Assert.Equal("", (await Markup.RenderAsync<ErrorSummary>(new { Form = FormState.Empty })).Trim());

    [Fact]
    public async Task FilterBar_OptionalFields_AreNotMarkedSo()
    {
        var html = await Markup.RenderAsync<FilterBar>(new
        {
            Form = FormState.Empty.With("tim", "ấp"),
            ClearHref = "/lop",
            ChildContent = TextFieldCalled("tim"),
        });

        Assert.Equal("get", Markup.Attribute(html, "form", "method"));
        Assert.Equal("/lop", Markup.Attribute(html, "form", "action"));
        Assert.Equal("ấp", Markup.Attribute(html, "input", "value"));
        Assert.Null(Markup.Attribute(html, "input", "required"));
        Assert.DoesNotContain("không bắt buộc", html);
        Assert.DoesNotContain("token-1", html);
    }

    private static RenderFragment TextFieldCalled(string name) => builder =>
    {
        builder.OpenComponent<TextField>(0);
        builder.AddComponentParameter(1, nameof(TextField.Name), name);
        builder.AddComponentParameter(2, nameof(TextField.Label), "Tên");
        builder.CloseComponent();
    };
}
