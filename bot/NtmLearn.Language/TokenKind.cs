namespace NtmLearn.Language;

public enum TokenKind
{
    /// <summary>A run of letters.</summary>
    Syllable = 1,

    /// <summary>Digits, with their separators: 1.000.000, 12,5, 05.</summary>
    Number = 2,

    /// <summary>Letters and digits, or parts joined by / and -: 38/KH-UBND, 18/4/2023, 4G.</summary>
    Code = 3,

    /// <summary>Letters of a script written without blanks, such as Khmer.</summary>
    Other = 4,
}
