using System.Diagnostics;
using CsCheck;
using NtmLearn.Bot.Intents;
using NtmLearn.Language;

namespace NtmLearn.Bot.Tests.Intents;

public sealed class PersonalDataMaskerTests
{
    private static readonly string[] Pieces =
    [
        "0912345678", "0 9 1 2", "084085001234", "12", "1.000.000", "đồng", "số tài khoản", "stk", "cccd", "sdt", "[số điện thoại]", "[", "]",
        "tôi tên là", "Nguyễn Văn A", "thach thi", "a@b.vn", "@", "sinh ngày", "1/2/1980", "số nhà", "đường Lê Lợi", "và", ",", "-", " ", "\n", "+84",
        "\u200B", "０９", "e\u0302\u0301", "không chín một hai", "năm", "38/KH-UBND", "?", "hộ chiếu B1234567", "\uD83D", "tài khoản", "mst 8421234567",
    ];

    private static readonly Gen<string> Texts =
        Gen.Select(Gen.Int[0, Pieces.Length + 9], Gen.Char, Gen.Int[0, 99_999])
            .Select((choice, letter, number) => choice < Pieces.Length ? Pieces[choice] : choice % 2 == 0 ? letter.ToString() : $"{number}")
            .Array[0, 40].Select(string.Concat);

    [Fact]
    public void Mask_EveryCase_GivesExpectedText()
    {
        var wrong = CaseFiles.Read("masking.jsonl")
            .Select(c => (c.Text, Expected: VietnameseText.Normalise(c.Expect), Actual: PersonalDataMasker.Mask(c.Text).Text))
            .Where(c => c.Expected != c.Actual);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Mask_DecomposedText_MasksAlike()
    {
        var wrong = CaseFiles.Read("masking.jsonl")
            .Where(c => PersonalDataMasker.Mask(c.Text.Normalize(System.Text.NormalizationForm.FormD)).Text != VietnameseText.Normalise(c.Expect));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Mask_OrdinaryQuestions_ChangesNone()
    {
        var changed = CaseFiles.Read("attacks.jsonl").Where(c => c.Expect == "ordinary")
            .SelectMany(c => new[] { c.Text, VietnameseText.Fold(c.Text) })
            .Where(text => PersonalDataMasker.Mask(text).Kinds.Count > 0);

        Assert.Empty(changed);
    }

    [Fact]
    public void Mask_AnyText_IsIdempotent() =>
        Texts.Sample(
            text =>
            {
                var once = PersonalDataMasker.Mask(text).Text;
                return PersonalDataMasker.Mask(once).Text == once;
            },
            iter: 4_000);

    [Fact]
    public void Mask_AnyText_LeavesNoWholePhone() =>
        Gen.Select(Texts, Gen.Int[10_000_000, 99_999_999], Texts).Sample(
            (before, number, after) => !PersonalDataMasker.Mask($"{before} sđt 09{number} {after}").Text.Contains($"09{number}"),
            iter: 1_000);

    [Theory]
    [InlineData("0 ")]
    [InlineData("09123 ")]
    [InlineData("a@")]
    [InlineData("tôi tên là a ")]
    [InlineData("số tài khoản 12345678 ")]
    [InlineData("sinh ngày 1/2 ")]
    [InlineData("[số ")]
    public void Mask_HostileRepetition_TakesLinearTime(string piece)
    {
        var small = string.Concat(Enumerable.Repeat(piece, 2_000));
        var large = string.Concat(Enumerable.Repeat(piece, 16_000));
        PersonalDataMasker.Mask(small);

        var short1 = Time(small);
        var long1 = Time(large);

        // Eight times the text; a quadratic masker would take sixty-four times as long.
        Assert.True(long1 < Math.Max(400, short1 * 32), $"{short1} ms, then {long1} ms");
    }

    private static double Time(string text)
    {
        var started = Stopwatch.GetTimestamp();
        PersonalDataMasker.Mask(text);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
