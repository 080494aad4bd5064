using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>Units by what people type.</summary>
public sealed class FindingUnitsTests(GroundHost ground) : IClassFixture<GroundHost>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("h tra cu", "Huyện Trà Cú, Tỉnh Trà Vinh")]
    [InlineData("huyện Trà Cú", "Huyện Trà Cú, Tỉnh Trà Vinh")]
    [InlineData("TX duyen hai", "Thị xã Duyên Hải, Tỉnh Trà Vinh")]
    [InlineData("huyen duyen hai", "Huyện Duyên Hải, Tỉnh Trà Vinh")]
    [InlineData("phuong 1 tp tra vinh", "Phường 1, Thành phố Trà Vinh, Tỉnh Trà Vinh")]
    [InlineData("P.1, TX Duyên Hải", "Phường 1, Thị xã Duyên Hải, Tỉnh Trà Vinh")]
    [InlineData("tp tra vinh p9", "Phường 9, Thành phố Trà Vinh, Tỉnh Trà Vinh")]
    [InlineData("xa dinh an", "Xã Định An, Huyện Trà Cú, Tỉnh Trà Vinh")]
    [InlineData("thi tran dinh an", "Thị trấn Định An, Huyện Trà Cú, Tỉnh Trà Vinh")]
    [InlineData("xã Trà Cú", "Xã Trà Cú, Tỉnh Vĩnh Long")]
    [InlineData("dinh an, vinh long", null)]
    [InlineData("Phuong Thanh", "Xã Phương Thạnh, Huyện Càng Long, Tỉnh Trà Vinh")]
    [InlineData("hoà minh", "Xã Hòa Minh, Tỉnh Vĩnh Long")]
    [InlineData("tracu", "Xã Trà Cú, Tỉnh Vĩnh Long")]
    [InlineData("29461", "Xã Trà Cú, Tỉnh Vĩnh Long")]
    [InlineData("hoa son", "Xã Thạnh Hòa Sơn, Huyện Cầu Ngang, Tỉnh Trà Vinh")]
    [InlineData("huyện Vinh Kim", "Xã Vinh Kim, Tỉnh Vĩnh Long")]
    [InlineData("không có nơi này", null)]
    [InlineData("  ", null)]
    public async Task Find_AsPeopleType_GivesThatUnitFirst(string typed, string? expected)
    {
        var found = (await ground.TreeAsync()).Finder.Find(typed, Today);

        Assert.Equal(expected, found.FirstOrDefault()?.Path);
    }

    [Fact]
    public async Task Find_LookAlikes_GivesEachWithItsPath()
    {
        var finder = (await ground.TreeAsync()).Finder;

        Assert.Equal(
            ["Phường 1, Thành phố Trà Vinh, Tỉnh Trà Vinh", "Phường 1, Thị xã Duyên Hải, Tỉnh Trà Vinh"],
            finder.Find("phuong 1", Today).Select(c => c.Path).Order(StringComparer.Ordinal));
        Assert.Equal(2, finder.Find("định an", Today).Count);
        Assert.Equal(3, finder.Find("Châu Thành", Today).Count);
        Assert.Equal("Xã Châu Thành, Tỉnh Vĩnh Long", finder.Find("Châu Thành", Today)[0].Path);
        Assert.Equal("Huyện Châu Thành, Tỉnh Trà Vinh", finder.Find("Châu Thành", new DateOnly(2023, 5, 1))[0].Path);
    }

    [Fact]
    public async Task Find_OldName_SaysWhatItBecame()
    {
        var finder = (await ground.TreeAsync()).Finder;

        Assert.Equal("nay thuộc xã Đại An, Tỉnh Vĩnh Long", finder.Find("xa dinh an", Today)[0].Became);
        Assert.Equal("nay thuộc phường Trà Vinh, Tỉnh Vĩnh Long", finder.Find("phuong 2 tp tra vinh", Today)[0].Became);
        Assert.Equal("nay là xã Hòa Minh, Tỉnh Vĩnh Long", finder.Find("hoa minh huyen chau thanh", Today)[0].Became);
        Assert.Equal("hết hiệu lực sau ngày 30/06/2025", finder.Find("huyen tra cu", Today)[0].Became);
        Assert.Null(finder.Find("xa dinh an", new DateOnly(2023, 5, 1))[0].Became);
    }

    [Fact]
    public async Task Find_OfOneLevel_GivesNoOther()
    {
        var found = (await ground.TreeAsync()).Finder.Find("tra cu", Today, level: UnitLevel.District);

        Assert.Equal("Huyện Trà Cú", Assert.Single(found).Unit.FullName);
    }
}
