using System.Text;
using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class LegacyEncodingTests
{
    private static readonly string[] Names =
    [
        "Nguyễn Thị Hương", "Trần Văn Bình", "Lê Hoàng Phúc", "Đặng Thị Mỹ Lệ", "Huỳnh Quốc Dũng", "Võ Thị Ánh Nguyệt", "Thạch Sa Rây",
        "Kiên Thị Sô Phép", "Phạm Hữu Đức", "Bùi Thị Ngọc Yến", "Ủy ban nhân dân xã Long Đức", "Ấp Chợ, xã Đại Phước", "Hội Liên hiệp Phụ nữ",
        "chuyển đổi số trong xây dựng nông thôn mới", "HĐND huyện Cầu Kè", "Khóm 3, phường 9", "Đỗ Ý Nhi", "Sơn Thị Thuỷ",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Names.Length - 1].Select(i => Names[i]).Array[1, 4].Select(n => string.Join("; ", n));

    [Theory]
    [InlineData("NguyÔn V¨n B×nh", "Nguyễn Văn Bình")]
    [InlineData("TrÇn ThÞ H­¬ng", "Trần Thị Hương")]
    [InlineData("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("NGUYÔN V¡N B×NH", "NGUYỄN VĂN BÌNH")]
    [InlineData("§Æng ThÞ ¸nh", "Đặng Thị Ánh")]
    [InlineData("H§ND tØnh Trµ Vinh", "HĐND tỉnh Trà Vinh")]
    [InlineData("§¹i", "Đại")]
    public void Read_Tcvn3_BecomesUnicode(string text, string expected) => AssertConverted(text, expected, LegacyEncodingKind.Tcvn3);

    [Theory]
    [InlineData("Nguyeãn Vaên Bình", "Nguyễn Văn Bình")]
    [InlineData("Traàn Thò Höông", "Trần Thị Hương")]
    [InlineData("Ñaëng Thò AÙnh", "Đặng Thị Ánh")]
    [InlineData("UÛY BAN NHAÂN DAÂN XAÕ LONG ÑÖÙC", "ỦY BAN NHÂN DÂN XÃ LONG ĐỨC")]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("HÑND xaõ", "HĐND xã")]
    public void Read_VniWindows_BecomesUnicode(string text, string expected) => AssertConverted(text, expected, LegacyEncodingKind.VniWindows);

    [Theory]
    [InlineData("Nguyễn Văn Bình")]
    [InlineData("Thò")]
    [InlineData("Tô Thị Có")]
    [InlineData("ông Hà, bà Tú, chị Mai")]
    [InlineData("Phan Thành Tài")]
    [InlineData("Niê Y Bí, Krông Pa")]
    [InlineData("TràVinh")]
    [InlineData("«Nông thôn mới» © 2024, 5 m² ± 3 °C, 5 × 3 ÷ 2, ½ · § 5")]
    [InlineData("ឃុំ ឡុងដឹក")]
    [InlineData("café, naïve, résumé, Müller, São Paulo, Citroën")]
    [InlineData("New rural development, 100 % © office®")]
    [InlineData("Người «tôt»")]
    [InlineData("0912 345 678")]
    [InlineData("😀 Trà Vinh")]
    [InlineData("")]
    public void Read_UnicodeOrForeign_IsLeftAlone(string text) => Assert.Equal(new LegacyReading(text, null, false), LegacyEncoding.Read(text));

    [Theory]
    [InlineData("Nguyễn V¨n An")]
    [InlineData("Trần Vaên Bình")]
    [InlineData("où")]
    [InlineData("V¨n Vaên")]
    public void Read_MixedOrTooLittle_IsLeftAloneAndSaysSo(string text) => Assert.Equal(new LegacyReading(text, null, true), LegacyEncoding.Read(text));

    [Fact]
    public void Read_UnicodeTexts_AreLeftAlone() => Gen.OneOf(Texts, AnyText.Vietnamese).Sample(text =>
    {
        Assert.Equal(text, LegacyEncoding.Read(text).Text);
        var decomposed = text.Normalize(NormalizationForm.FormD);
        Assert.Equal(decomposed, LegacyEncoding.Read(decomposed).Text);
    });

    [Fact]
    public void Read_AnyText_ConvertsOnceAtMost() => AnyText.Strings.Sample(text =>
    {
        var reading = LegacyEncoding.Read(text);
        Assert.True(reading.ConvertedFrom is not null || reading.Text == text);
        Assert.Null(LegacyEncoding.Read(reading.Text).ConvertedFrom);
    });

    [Fact]
    public void Read_WrittenInVniWindows_ComesBack() => Texts.Sample(text =>
        Assert.Equal(text, LegacyEncoding.Read(ToVniWindows(text)).Text));

    [Fact]
    public void Read_WrittenInTcvn3_ComesBackUpToCapitalsWithTone() => Texts.Sample(text =>
        Assert.Equal(text, LegacyEncoding.Read(ToTcvn3(text)).Text, ignoreCase: true));

    [Fact]
    public void Tables_EveryVietnameseLetter_ComesBack()
    {
        var letters = VietnameseLetters().ToList();

        Assert.Equal(67, letters.Count);
        Assert.Equal(letters.Order(), LegacyTables.Tcvn3.Values.Where(char.IsLower).Order());
        Assert.Equal("ÂÊÔĂĐƠƯ", string.Concat(LegacyTables.Tcvn3.Values.Where(char.IsUpper).Order()));
        Assert.Equal(letters.Concat(letters.Select(char.ToUpperInvariant)).Order(), LegacyTables.VniWindows.Values.Distinct().Order());
    }

    [Fact]
    public void Read_AmbiguousWordInAVniSheet_FollowsTheSheet()
    {
        var sheet = LegacyEncoding.Prevailing(["Nguyeãn Vaên Bình", "Traàn Thò Höông", "Ñaëng", "1975", "Mai"]);

        Assert.Equal(LegacyEncodingKind.VniWindows, sheet);
        Assert.Equal("Thị", LegacyEncoding.Read("Thò", sheet).Text);
        Assert.Equal("Hà", LegacyEncoding.Read("Hà", sheet).Text);
        Assert.Equal("Nguyễn Thò", LegacyEncoding.Read("Nguyễn Thò", sheet).Text);
    }

    [Fact]
    public void Prevailing_SheetOfBothKinds_IsNone()
    {
        Assert.Null(LegacyEncoding.Prevailing(["Nguyeãn", "Traàn", "Ñaëng", "Nguyễn"]));
        Assert.Null(LegacyEncoding.Prevailing(["Nguyeãn", "Traàn", "Ñaëng", "NguyÔn V¨n"]));
        Assert.Null(LegacyEncoding.Prevailing(["Nguyeãn", "Traàn"]));
    }

    private static void AssertConverted(string text, string expected, LegacyEncodingKind kind) =>
        Assert.Equal(new LegacyReading(expected, kind, false), LegacyEncoding.Read(text));

    private static string ToVniWindows(string text)
    {
        var signs = LegacyTables.VniWindows.GroupBy(p => p.Value).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Key.Count(char.IsLower)).First().Key);
        foreach (var (sign, letter) in LegacyTables.VniWindows.Where(p => char.IsLower(p.Value)))
        {
            signs[letter] = sign;
        }

        return string.Concat(text.Select(c => signs.GetValueOrDefault(c, c.ToString())));
    }

    private static string ToTcvn3(string text)
    {
        var signs = LegacyTables.Tcvn3.ToDictionary(p => p.Value, p => p.Key);
        return string.Concat(text.Select(c => signs.TryGetValue(c, out var sign) ? sign
            : signs.TryGetValue(char.ToLowerInvariant(c), out var small) ? small : c));
    }

    private static IEnumerable<char> VietnameseLetters() =>
        (from vowel in "aăâeêioôơuưy" from tone in new[] { "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323" } select (vowel + tone).Normalize()[0])
        .Append('đ').Where(c => c > '\u007F');
}
