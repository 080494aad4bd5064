using System.Globalization;

namespace NtmLearn.Language;

/// <summary>What in a name counts when names are compared.</summary>
internal static class NameCharacters
{
    /// <summary>Apostrophes, and marks that composed with nothing: "D'Ran" and "DRan" are one name.</summary>
    public static bool IsDropped(char letter) => letter is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4' or '\u02BC' or (>= '\u0300' and <= '\u036F');

    /// <summary>Letters, digits and the vowel signs of other scripts (Khmer), also when written as two halves.</summary>
    public static bool IsPartOfWord(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
