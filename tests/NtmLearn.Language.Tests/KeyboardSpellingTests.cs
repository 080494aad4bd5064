namespace NtmLearn.Language.Tests;

public sealed class KeyboardSpellingTests
{
    [Theory]
    [InlineData("tieengs", "tiếng")]
    [InlineData("tieesng", "tiếng")]
    [InlineData("Vieetj", "việt")]
    [InlineData("dduwowcj", "được")]
    [InlineData("dduowcj", "được")]
    [InlineData("hoaf", "hòa")]
    [InlineData("quys", "quý")]
    [InlineData("muaw", "mưa")]
    [InlineData("chawm", "chăm")]
    [InlineData("d9u7o7c5", "được")]
    [InlineData("tie61ng", "tiếng")]
    [InlineData("nga2y", "ngày")]
    public void Decode_UnfinishedSpelling_GivesTheSyllable(string typed, string expected) =>
        Assert.Equal(expected, KeyboardSpelling.Decode(typed));

    [Theory]
    [InlineData("ban")]
    [InlineData("4G")]
    [InlineData("h5n1")]
    [InlineData("internet")]
    [InlineData("www")]
    [InlineData("")]
    [InlineData("38/KH")]
    public void Decode_AnythingElse_IsLeftAlone(string typed) => Assert.Null(KeyboardSpelling.Decode(typed));
}
