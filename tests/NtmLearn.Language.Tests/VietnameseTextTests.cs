using System.Text;
using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("thuý", "thúy")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("Hoà Bình", "Hòa Bình")]
    [InlineData("tòan", "toàn")]
    [InlineData("qúy", "quý")]
    [InlineData("gía", "giá")]
    [InlineData("UỶ BAN", "ỦY BAN")]
    public void PlaceTones_OtherPlacement_BecomesOne(string typed, string expected) =>
        Assert.Equal(expected, VietnameseText.PlaceTones(typed));

    [Theory]
    [InlineData("quý")]
    [InlineData("quả")]
    [InlineData("giá")]
    [InlineData("gì")]
    [InlineData("Ngoài")]
    [InlineData("khuỷu")]
    [InlineData("thuở")]
    [InlineData("nguyễn")]
    [InlineData("người")]
    [InlineData("được")]
    [InlineData("giếng")]
    [InlineData("Đà Nẵng")]
    [InlineData("café")]
    public void PlaceTones_RightPlacement_Stays(string typed) => Assert.Equal(typed, VietnameseText.PlaceTones(typed));

    [Theory]
    [InlineData("Đường Ở ấp", "duong o ap")]
    [InlineData("NGƯỜI KHMER ស", "nguoi khmer ស")]
    [InlineData("", "")]
    public void Fold_Text_LosesDiacriticsAndCase(string text, string expected) => Assert.Equal(expected, VietnameseText.Fold(text));

    [Fact]
    public void Normalise_InvisibleCharactersBetweenLetterAndMark_Composes() =>
        Assert.Equal("ế", VietnameseText.Normalise("e\u0302\u200B\u0301"));

    [Fact]
    public void CanNormalise_ThisRuntime_IsTrue() => Assert.True(VietnameseText.CanNormalise());

    [Fact]
    public void HasKhmer_KhmerAndVietnamese_AreToldApart()
    {
        Assert.True(VietnameseText.HasKhmer("ស្រុក ở đâu"));
        Assert.False(VietnameseText.HasKhmer("huyện ở đâu"));
    }

    [Fact]
    public void Fold_AnyText_IsIdempotentAndKeepsTheNormalisedLength() => AnyText.Strings.Sample(text =>
    {
        var folded = VietnameseText.Fold(text);
        Assert.Equal(VietnameseText.Normalise(text).Length, folded.Length);
        Assert.Equal(folded, VietnameseText.Fold(folded));
    });

    [Fact]
    public void Key_AnyText_IsIdempotent() => AnyText.Strings.Sample(text =>
        Assert.Equal(VietnameseText.Key(text), VietnameseText.Key(VietnameseText.Key(text))));

    [Fact]
    public void Key_ComposedAndDecomposed_AreEqual() => AnyText.Vietnamese.Sample(text =>
        Assert.Equal(VietnameseText.Key(text), VietnameseText.Key(text.Normalize(NormalizationForm.FormD))));
}
