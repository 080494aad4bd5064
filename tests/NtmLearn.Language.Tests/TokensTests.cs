using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class TokensTests
{
    [Theory]
    [InlineData("Kế hoạch 38/KH-UBND", "Kế|hoạch|38/KH-UBND")]
    [InlineData("ngày 18/4/2023, 05 mục tiêu", "ngày|18/4/2023|05|mục|tiêu")]
    [InlineData("1.000.000 đồng, 12,5% và 8.4.", "1.000.000|đồng|12,5|và|8.4")]
    [InlineData("57-NQ/TW; 924/QĐ-TTg", "57-NQ/TW|924/QĐ-TTg")]
    [InlineData("xanh-sạch-đẹp xã/ấp", "xanh|sạch|đẹp|xã|ấp")]
    [InlineData("giai đoạn 2021-2025", "giai|đoạn|2021|2025")]
    [InlineData("KT-XH ở mức 4G", "KT-XH|ở|mức|4G")]
    [InlineData("bao nhiêu?", "bao|nhiêu")]
    [InlineData("", "")]
    public void Split_Text_KeepsNumbersAndCodesWhole(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.Split(text).Select(t => t.Text)));

    [Theory]
    [InlineData("mục", TokenKind.Syllable)]
    [InlineData("12,5", TokenKind.Number)]
    [InlineData("38/KH-UBND", TokenKind.Code)]
    [InlineData("18.4.2023", TokenKind.Code)]
    [InlineData("ស្រុក", TokenKind.Other)]
    public void Split_OneWord_KnowsItsKind(string text, TokenKind kind) => Assert.Equal(kind, Assert.Single(Tokens.Split(text)).Kind);

    [Fact]
    public void Split_AnyText_SpansAreExactAndInOrder() => AnyText.Strings.Sample(text =>
    {
        var end = 0;
        foreach (var token in Tokens.Split(text))
        {
            Assert.True(token.Start >= end && token.End > token.Start);
            Assert.Equal(text[token.Start..token.End], token.Text);
            end = token.End;
        }
    });

    [Fact]
    public void Split_AnyText_FormsAreThoseOfVietnameseText() => AnyText.Strings.Sample(text =>
    {
        foreach (var token in Tokens.Split(text))
        {
            Assert.Equal(VietnameseText.Key(token.Text), token.Key);
            Assert.Equal(VietnameseText.Fold(token.Key), token.Folded);
        }
    });

    [Fact]
    public void Parts_Code_AreItsLettersAndDigits() =>
        Assert.Equal(["38", "kh", "ubnd"], Tokens.Parts(Assert.Single(Tokens.Split("38/KH-UBND"))));
}
