using System.Text;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Web.Tests.Pages;

public sealed class ScreenTextsTests
{
    [Fact]
    public void English_EveryText_IsThere()
    {
        var missing = ScreenTexts.All(ScreenLanguage.Vietnamese).Keys
            .Where(key => !key.StartsWith("suggest.", StringComparison.Ordinal))
            .Except(ScreenTexts.All(ScreenLanguage.English).Keys);

        Assert.Empty(missing);
    }

    [Fact]
    public void Khmer_UnreviewedTexts_StayFew() =>
        Assert.InRange(ScreenTexts.All(ScreenLanguage.Khmer).Count, 1, 94);

    [Theory]
    [InlineData(ScreenLanguage.Khmer)]
    [InlineData(ScreenLanguage.English)]
    public void Translation_EveryKey_ExistsInVietnamese(ScreenLanguage language) =>
        Assert.Empty(ScreenTexts.All(language).Keys.Except(ScreenTexts.All(ScreenLanguage.Vietnamese).Keys));

    [Theory]
    [InlineData(ScreenLanguage.Vietnamese)]
    [InlineData(ScreenLanguage.Khmer)]
    [InlineData(ScreenLanguage.English)]
    public void EveryText_IsComposed(ScreenLanguage language) =>
        Assert.All(ScreenTexts.All(language).Values, text => Assert.True(text.IsNormalized(NormalizationForm.FormC), text));

    [Theory]
    [InlineData(ScreenLanguage.Khmer)]
    [InlineData(ScreenLanguage.English)]
    public void Translation_OfATextWithAPlace_KeepsThePlace(ScreenLanguage language) =>
        Assert.All(
            ScreenTexts.All(language),
            text => Assert.Equal(ScreenTexts.All(ScreenLanguage.Vietnamese)[text.Key].Contains("{0}"), text.Value.Contains("{0}")));
}
