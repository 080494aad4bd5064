using System.Globalization;
using System.Text;
using CsCheck;

namespace NtmLearn.Language.Tests;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("  Nguyễn   Thị\u00A0Minh Khai ", "Nguyễn Thị Minh Khai", "Nguyễn", "Thị Minh", "Khai")]
    [InlineData("Lê Lợi", "Lê Lợi", "Lê", "", "Lợi")]
    [InlineData("Sen", "Sen", "", "", "Sen")]
    [InlineData("nguyễn văn A", "nguyễn văn A", "nguyễn", "văn", "A")]
    public void Parse_Typed_IsTakenApartAndKeptAsTyped(string typed, string full, string family, string middle, string given)
    {
        var name = PersonName.Parse(typed);

        Assert.Equal((full, family, middle, given), (name.Full, name.Family, name.Middle, name.Given));
    }

    [Fact]
    public void Parse_Decomposed_IsComposed() =>
        Assert.Equal("Nguyễn Ế", PersonName.Parse("Nguyễn Ế".Normalize(NormalizationForm.FormD)).Full);

    [Fact]
    public void Parse_KhmerNameWithLongerGivenName_SortsByIt()
    {
        var name = PersonName.Parse("Thạch Sa Rây", givenSyllables: 2);

        Assert.Equal(("Thạch", "", "Sa Rây"), (name.Family, name.Middle, name.Given));
        Assert.True(string.CompareOrdinal(name.SortKey, PersonName.Parse("Kim Tâm").SortKey) < 0);
        Assert.True(string.CompareOrdinal(PersonName.Parse("Kim Ry").SortKey, name.SortKey) < 0);
    }

    [Fact]
    public void Parse_MoreGivenSyllablesThanWords_TakesAll() => Assert.Equal("Sa Rây", PersonName.Parse("Sa Rây", givenSyllables: 5).Given);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \u200B ")]
    [InlineData("12")]
    [InlineData("...")]
    public void TryParse_NoName_IsRefused(string? typed) => Assert.False(PersonName.TryParse(typed, out _));

    [Fact]
    public void TryParse_LongerThanALine_IsRefused() => Assert.False(PersonName.TryParse(new string('a', PersonName.MaxLength + 1), out _));

    [Fact]
    public void SearchKey_WithAndWithoutDiacritics_IsTheSame() =>
        Assert.Equal(PersonName.Parse("dang thi do").SearchKey, PersonName.Parse("Đặng  Thị Đỏ").SearchKey);

    [Fact]
    public void SortKey_List_ComesByGivenFamilyMiddle()
    {
        string[] list =
        [
            "Trần Thị An", "Lê Văn Ân", "Nguyễn Thị Hoa", "Đặng Văn Hòa", "Lê Văn Hòa", "Lê Hữu Hoàng", "Lê Văn Hoàng", "Nguyễn Hoàng",
            "Nguyễn Thị Hoàng", "Phạm Đức", "Sen",
        ];
        string[] expected =
        [
            "Trần Thị An", "Lê Văn Ân", "Phạm Đức", "Nguyễn Thị Hoa", "Đặng Văn Hòa", "Lê Văn Hòa", "Lê Hữu Hoàng", "Lê Văn Hoàng",
            "Nguyễn Hoàng", "Nguyễn Thị Hoàng", "Sen",
        ];

        Assert.Equal(expected, list.OrderBy(n => PersonName.Parse(n).SortKey, StringComparer.Ordinal));
    }

    [Fact]
    public void SortKey_AnyTwoNames_AgreesWithIcuPartByPart()
    {
        string[] words = ["Nguyễn", "Trần", "Lê", "Võ", "Đặng", "Danh", "Văn", "Thị", "Thiện", "Thiên", "An", "Ân", "Ánh", "Hoa", "Hòa", "Hỏa", "Hoàng", "Tú", "Tư", "Tự", "Yến"];
        var icu = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;
        var names = Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[1, 4].Select(w => PersonName.Parse(string.Join(' ', w)));

        Gen.Select(names, names).Sample((one, other) =>
        {
            var byIcu = new[] { icu.Compare(one.Given, other.Given), icu.Compare(one.Family, other.Family), icu.Compare(one.Middle, other.Middle) }
                .FirstOrDefault(order => order != 0);
            Assert.Equal(Math.Sign(byIcu), Math.Sign(string.CompareOrdinal(one.SortKey, other.SortKey)));
        });
    }
}
