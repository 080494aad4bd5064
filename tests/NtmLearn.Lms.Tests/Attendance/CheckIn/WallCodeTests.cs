using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.CheckIn;

public sealed class WallCodeTests
{
    private static readonly string Secret = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Fact]
    public void Code_OfAnotherStepSessionOrSecret_IsAnother()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        WallCode[] codes =
        [
            WallCode.Of(one, Secret, 1), WallCode.Of(one, Secret, 2), WallCode.Of(other, Secret, 1), WallCode.Of(one, Convert.ToBase64String(new byte[32]), 1),
        ];

        Assert.Equal(4, codes.Select(c => c.Token).Distinct().Count());
        Assert.Equal(4, codes.Select(c => c.ShortCode).Distinct().Count());
        Assert.Equal(codes[0], WallCode.Of(one, Secret, 1));
        Assert.All(codes, c => Assert.Equal((38, 6), (c.Token.Length, c.ShortCode.Length)));
        Assert.Equal([one, one, other, one], codes.Select(c => WallCode.SessionOf(c.Token)!.Value));
    }

    [Fact]
    public void ShortCodes_OfManySteps_HaveNoSignThatLooksLikeAnother() =>
        Assert.All(
            Enumerable.Range(0, 2000).Select(step => WallCode.Of(Guid.NewGuid(), Secret, step).ShortCode),
            code =>
            {
                Assert.DoesNotContain(code, sign => "0O1ILBSZ".Contains(sign, StringComparison.Ordinal));
                Assert.Equal(code, WallCode.ReadShort($" {WallCode.Show(code).ToLowerInvariant()} "));
            });

    [Theory]
    [InlineData("ac-de f2", "ACDEF2")]
    [InlineData("acdefz", "ACDEF2")]
    [InlineData("8b5sgh", "8855GH")]
    [InlineData("acdef", null)]
    [InlineData("acdefgh", null)]
    [InlineData("acdef0", null)]
    [InlineData("ạcdefg", null)]
    [InlineData("", null)]
    public void ReadShort_Typed_TakesWhatWasMeant(string typed, string? code) => Assert.Equal(code, WallCode.ReadShort(typed));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void SessionOf_Nonsense_IsNone(string token) => Assert.Null(WallCode.SessionOf(token));

    [Theory]
    [InlineData("Nguyễn Văn A", "Nguyễn V*** A")]
    [InlineData("Thạch Thị Sa Rây", "Thạch T*** S*** Rây")]
    [InlineData("Sơn Hoa", "Sơn H***")]
    [InlineData("Hoa", "Hoa")]
    [InlineData("", "")]
    public void Mask_OfAName_ShowsEnoughToKnowIt(string name, string masked) => Assert.Equal(masked, CheckInMask.Of(name));

    [Fact]
    public void Guesses_OfAName_StopAtTenAndGoOnAfterTenMinutes()
    {
        var clock = new TestClock();
        var guesses = new CheckInGuesses(clock);
        var session = Guid.NewGuid();
        CheckInPass NewPass() => new(Guid.NewGuid(), session, MarkSource.Qr, clock.GetUtcNow().UtcDateTime);

        var allowed = Enumerable.Range(0, 12).Count(_ => guesses.TryBegin(NewPass(), "son thi hoa"));
        var other = guesses.TryBegin(NewPass(), "thach sa ray");
        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal((10, true, true), (allowed, other, guesses.TryBegin(NewPass(), "son thi hoa")));
    }

    [Fact]
    public void Guesses_ThatWereRight_AreNotCounted()
    {
        var clock = new TestClock();
        var guesses = new CheckInGuesses(clock);
        var pass = new CheckInPass(Guid.NewGuid(), Guid.NewGuid(), MarkSource.Qr, clock.GetUtcNow().UtcDateTime);

        Assert.All(Enumerable.Range(0, 40), i =>
        {
            Assert.True(guesses.TryBegin(pass, $"nguoi {i % 3}"));
            guesses.WasRight(pass, $"nguoi {i % 3}");
        });
    }
}
