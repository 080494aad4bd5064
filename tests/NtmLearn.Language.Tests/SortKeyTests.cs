using System.Globalization;
using System.Text;
using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class SortKeyTests
{
    private static readonly CompareInfo Icu = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    /// <summary>Syllables as Vietnamese spelling allows them, each with any tone.</summary>
    private static readonly Gen<string> Syllables =
        from onset in OneOf("", "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "s", "t", "tr", "v", "x")
        from rhyme in OneOf("a", "an", "ang", "ăn", "âm", "e", "en", "ê", "ênh", "i", "inh", "o", "on", "ô", "ông", "ơ", "ơn", "u", "un", "ư", "ưng", "y")
        from tone in OneOf("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        select (onset + rhyme[0] + tone + rhyme[1..]).Normalize(NormalizationForm.FormC);

    private static readonly Gen<string> Phrases = Syllables.Array[1, 3].Select(s => string.Join(' ', s));

    [Fact]
    public void Of_VietnameseTexts_AgreesWithIcu() => Gen.Select(Phrases, Phrases).Sample((one, other) =>
        Assert.Equal(Math.Sign(Icu.Compare(one, other, CompareOptions.IgnoreCase)), Order(SortKey.Of(one), SortKey.Of(other))));

    [Fact]
    public void Of_LettersAndTones_ComeInDictionaryOrder()
    {
        string[] letters = ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"];
        string[] tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"];

        Assert.Equal(letters, letters.Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal));
        Assert.Equal(tones, tones.Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal));
    }

    [Fact]
    public void Of_Numbers_ComeByValue()
    {
        string[] places = ["Ấp 1", "Ấp 2", "Ấp 2A", "Ấp 10", "Ấp 123456789", "Ấp 1234567890", "Ấp Chợ", "Khóm 1", "Phường 1", "Phường 10", "Phường 11"];

        Assert.Equal(places, places.Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal));
        Assert.Equal(SortKey.Of("Ấp 02"), SortKey.Of("ấp 2"));
    }

    [Fact]
    public void Of_SpellingsOfOneName_AreEqual()
    {
        Assert.Equal(SortKey.Of("Hoà  Bình"), SortKey.Of("hòa-bình"));
        Assert.Equal(SortKey.Of("D'Ran"), SortKey.Of("DRan"));
        Assert.Equal(SortKey.Of("Ấp"), SortKey.Of("Ấp".Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Of_ShorterText_ComesFirst() => Assert.True(string.CompareOrdinal(SortKey.Of("An"), SortKey.Of("An Bình")) < 0);

    [Fact]
    public void Of_AnyText_IsDigitsOfBoundedLength() => AnyText.Strings.Sample(text =>
    {
        var key = SortKey.Of(text);
        Assert.InRange(key.Length, 0, SortKey.MaxLength);
        Assert.All(key, c => Assert.True(char.IsAsciiDigit(c)));
    });

    [Fact]
    public void SearchKey_Names_AreFoldedWordsWithOneSpace()
    {
        Assert.Equal("u ban nhan dan xa long duc", SearchKey.Of("  Ủ ban nhân dân, xã  Long-Đức "));
        Assert.Equal("dran", SearchKey.Of("D’Ran"));
        Assert.Equal("ap 10 khom 2", SearchKey.Of("Ấp 10 (Khóm 2)"));
        Assert.Equal("ស្រុក", SearchKey.Of("ស្រុក"));
        Assert.Equal("", SearchKey.Of(" - "));
    }

    [Fact]
    public void SearchKey_AnyText_IsIdempotent() => AnyText.Strings.Sample(text =>
        Assert.Equal(SearchKey.Of(text), SearchKey.Of(SearchKey.Of(text))));

    private static int Order(string one, string other) => Math.Sign(string.CompareOrdinal(one, other));

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
