namespace NtmLearn.Language.Tests;

public sealed class FrequentWordsTests
{
    [Fact]
    public void All_Words_AreInKeyForm() =>
        Assert.All(FrequentWords.All, w => Assert.Equal(VietnameseText.Key(w.Words), w.Words));

    [Fact]
    public void All_SyllablesWithDiacritics_AreWellBuilt() =>
        Assert.All(
            FrequentWords.All.SelectMany(w => w.Words.Split(' ')).Where(s => VietnameseText.Fold(s) != s),
            s => Assert.True(SyllableShape.IsWellBuilt(s), s));

    [Theory]
    [InlineData("nghiêng")]
    [InlineData("gì")]
    [InlineData("quốc")]
    [InlineData("giếng")]
    [InlineData("khuya")]
    [InlineData("yêu")]
    public void IsWellBuilt_Syllable_IsTrue(string syllable) => Assert.True(SyllableShape.IsWellBuilt(syllable));

    [Theory]
    [InlineData("igới")]
    [InlineData("tếh")]
    [InlineData("hoặch")]
    [InlineData("messi")]
    [InlineData("zậy")]
    [InlineData("mìk")]
    [InlineData("")]
    public void IsWellBuilt_AnythingElse_IsFalse(string typed) => Assert.False(SyllableShape.IsWellBuilt(typed));
}
