using CsCheck;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Tests.People;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0912 345 678")]
    [InlineData("0912.345.678")]
    [InlineData("0912-345–678")]
    [InlineData("0912345678")]
    [InlineData("'0912345678")]
    [InlineData("84912345678")]
    [InlineData("+84912345678")]
    [InlineData("+84 (0)912 345 678")]
    [InlineData("(+84) 912 345 678")]
    [InlineData("0084 912 345 678")]
    [InlineData("912345678")]
    [InlineData("９１２３４５６７８")]
    [InlineData("０９１２ ３４５ ６７８")]
    [InlineData("\u200B0912\u00A0345\u00A0678 ")]
    public void TryParse_WaysToWriteOneMobile_GiveOneNumber(string typed)
    {
        Assert.True(PhoneNumber.TryParse(typed, out var number, out var error), error.ToString());

        Assert.Equal(("+84912345678", "0912 345 678", "0912 *** 678", true), (number.E164, number.National, number.Masked, number.IsMobile));
    }

    [Theory]
    [InlineData("0294 3855 123", "+842943855123", "0294 *** 123")]
    [InlineData("2943855123", "+842943855123", "0294 *** 123")]
    [InlineData("(0294) 3.855.123", "+842943855123", "0294 *** 123")]
    [InlineData("024 3826 1234", "+842438261234", "0243 *** 234")]
    public void TryParse_Landline_IsKept(string typed, string e164, string masked)
    {
        Assert.True(PhoneNumber.TryParse(typed, out var number, out var error), error.ToString());

        Assert.Equal((e164, masked, false), (number.E164, number.Masked, number.IsMobile));
    }

    [Theory]
    [InlineData("0162", "032")]
    [InlineData("0163", "033")]
    [InlineData("0164", "034")]
    [InlineData("0165", "035")]
    [InlineData("0166", "036")]
    [InlineData("0167", "037")]
    [InlineData("0168", "038")]
    [InlineData("0169", "039")]
    [InlineData("0120", "070")]
    [InlineData("0121", "079")]
    [InlineData("0122", "077")]
    [InlineData("0126", "076")]
    [InlineData("0128", "078")]
    [InlineData("0123", "083")]
    [InlineData("0124", "084")]
    [InlineData("0125", "085")]
    [InlineData("0127", "081")]
    [InlineData("0129", "082")]
    [InlineData("0186", "056")]
    [InlineData("0188", "058")]
    [InlineData("0199", "059")]
    public void TryParse_MobileOfBefore2018_GetsItsPresentPrefix(string old, string present)
    {
        foreach (var typed in new[] { old + "2345678", old[1..] + "2345678", "84" + old[1..] + "2345678", "+84 " + old[1..] + " 234 5678" })
        {
            Assert.True(PhoneNumber.TryParse(typed, out var number, out var error), $"{typed}: {error}");
            Assert.Equal($"+84{present[1..]}2345678", number.E164);
        }
    }

    [Fact]
    public void TryParse_OtherCountryWithItsCode_IsKept()
    {
        Assert.True(PhoneNumber.TryParse("+855 12 345 678", out var number));

        Assert.Equal(("+85512345678", "+855 12 345 678", false), (number.E164, number.National, number.IsMobile));
        Assert.Equal("+855 *** 678", number.Masked);
    }

    [Theory]
    [InlineData(null, PhoneNumberError.Empty)]
    [InlineData("  ", PhoneNumberError.Empty)]
    [InlineData("không có", PhoneNumberError.NotANumber)]
    [InlineData("091234567a", PhoneNumberError.NotANumber)]
    [InlineData("9.12345678E+08", PhoneNumberError.NotANumber)]
    [InlineData("-", PhoneNumberError.NotANumber)]
    [InlineData("0912+345678", PhoneNumberError.NotANumber)]
    [InlineData("113", PhoneNumberError.TooShort)]
    [InlineData("091234567", PhoneNumberError.TooShort)]
    [InlineData("3855123", PhoneNumberError.TooShort)]
    [InlineData("09123456789", PhoneNumberError.TooLong)]
    [InlineData("091234567890123", PhoneNumberError.TooLong)]
    [InlineData("1900 1234", PhoneNumberError.Hotline)]
    [InlineData("1900 545 454", PhoneNumberError.Hotline)]
    [InlineData("18001091", PhoneNumberError.Hotline)]
    [InlineData("+84 1800 1091", PhoneNumberError.Hotline)]
    [InlineData("0161 234 5678", PhoneNumberError.NotInUse)]
    [InlineData("0612345678", PhoneNumberError.NotInUse)]
    [InlineData("0000000000", PhoneNumberError.NotInUse)]
    [InlineData("0912345678/0987654321", PhoneNumberError.SeveralNumbers)]
    [InlineData("0912345678, 0987654321", PhoneNumberError.SeveralNumbers)]
    public void TryParse_NobodysNumber_IsRefusedWithTheReason(string? typed, PhoneNumberError expected)
    {
        Assert.False(PhoneNumber.TryParse(typed, out var number, out var error));

        Assert.Null(number);
        Assert.Equal(expected, error);
        Assert.NotEmpty(PhoneNumber.Explain(expected));
    }

    [Fact]
    public void TryParse_AnyText_IsANumberThatReadsBackOrHasAReason() => Gen.OneOf(Gen.String, Gen.Int[0, 13].Select(i => "+084912357 ./-"[i]).Array[0, 16].Select(c => new string(c))).Sample(typed =>
    {
        if (PhoneNumber.TryParse(typed, out var number, out var error))
        {
            Assert.Equal(number, PhoneNumber.FromE164(number.E164));
            Assert.InRange(number.E164.Length, 8, PhoneNumber.MaxLength);
            Assert.True(PhoneNumber.TryParse(number.National, out var again));
            Assert.Equal(number, again);
        }
        else
        {
            Assert.NotNull(error);
        }
    });

    [Fact]
    public void ToString_Number_DoesNotTellIt() => Assert.Equal("0912 *** 678", PhoneNumber.FromE164("+84912345678").ToString());
}
