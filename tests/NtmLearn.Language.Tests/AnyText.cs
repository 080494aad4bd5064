using CsCheck;

namespace NtmLearn.Language.Tests;

/// <summary>Texts that people and machines send: ordinary words, hostile characters and mixtures of them.</summary>
internal static class AnyText
{
    private static readonly string[] Words =
    [
        "hoà", "hòa", "quý", "An Giang", "an ninh", "chuyển đổi số", "ủy ban nhân dân", "Trà Vinh", "được", "không", "bao nhiêu?", "tháng 4 năm 2023",
        "57-NQ/TW", "38/KH-UBND", "924/QĐ-TTg", "18/4/2023", "1.000.000", "12,5", "05", "8.4", "ko", "dc", "j", "NTM", "thuỷ lợi", "khoẻ",
    ];

    private static readonly string[] Odd =
    [
        "\uD83D", "\uDE00", "😀", "\u200B", "\u00AD", "\u0301", "\u0323\u0302", "ស្រុក", "—", "“", "\0", "\r\n", "\t", " ", "/", "-", ".", ",", "9", "e\u0302\u0301", "İ", "ß", "ǅ", "中",
    ];

    /// <summary>Vietnamese words, numbers and codes, well formed.</summary>
    public static Gen<string> Vietnamese { get; } = OneOf(Words).Array[0, 12].Select(words => string.Join(' ', words));

    /// <summary>Any string at all, broken surrogates included.</summary>
    public static Gen<string> Strings { get; } = Gen.OneOf(
        Vietnamese,
        Gen.String,
        Gen.OneOf(OneOf(Words), OneOf(Odd), Gen.String[0, 3]).Array[0, 20].Select(string.Concat));

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
