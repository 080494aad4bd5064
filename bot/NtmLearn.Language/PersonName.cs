using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NtmLearn.Language;

/// <summary>
/// A person's full name as typed, with the forms under which it is found and put in order. Vietnamese lists are sorted by the
/// given name, which stands last, then by the family name, then by what is between.
/// </summary>
public sealed record PersonName
{
    public const int MaxLength = 100;

    private PersonName(string[] syllables, int givenSyllables)
    {
        Full = string.Join(' ', syllables);
        GivenSyllables = givenSyllables;
        var familySyllables = Math.Min(1, syllables.Length - givenSyllables);
        Family = string.Join(' ', syllables[..familySyllables]);
        Middle = string.Join(' ', syllables[familySyllables..^givenSyllables]);
        Given = string.Join(' ', syllables[^givenSyllables..]);
    }

    /// <summary>Composed (NFC), one space between words, capitals as typed.</summary>
    public string Full { get; }

    /// <summary>First word; empty when the name is its given name alone.</summary>
    public string Family { get; }

    /// <summary>What stands between; often empty.</summary>
    public string Middle { get; }

    /// <summary>Last word, or as many as <see cref="GivenSyllables"/> says.</summary>
    public string Given { get; }

    /// <summary>How many words the given name has: 1, more where someone said so ("Thạch Sa Rây" has 2).</summary>
    public int GivenSyllables { get; }

    /// <summary><see cref="Language.SearchKey"/> of the full name.</summary>
    public string SearchKey => Language.SearchKey.Of(Full);

    /// <summary>Given name, family name, middle name by <see cref="Language.SortKey"/>; at most <see cref="Language.SortKey.MaxLength"/> digits.</summary>
    public string SortKey
    {
        get
        {
            var key = new StringBuilder();
            Language.SortKey.Append(key, Given);
            Language.SortKey.Append(key, Family);
            Language.SortKey.Append(key, Middle);
            return Language.SortKey.Cut(key);
        }
    }

    /// <summary>False when nothing like a name was typed: no letter at all, or more than <see cref="MaxLength"/> characters.</summary>
    /// <param name="givenSyllables">Held between 1 and the number of words.</param>
    public static bool TryParse(string? typed, int givenSyllables, [NotNullWhen(true)] out PersonName? name)
    {
        var syllables = VietnameseText.Normalise(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var length = syllables.Sum(s => s.Length) + syllables.Length - 1;
        name = length <= MaxLength && syllables.Any(s => s.Any(char.IsLetter))
            ? new PersonName(syllables, Math.Clamp(givenSyllables, 1, syllables.Length))
            : null;
        return name is not null;
    }

    /// <summary>As the longer form, for a given name of one word.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out PersonName? name) => TryParse(typed, 1, out name);

    /// <summary>The name of someone already kept.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PersonName Parse(string typed, int givenSyllables = 1) => TryParse(typed, givenSyllables, out var name)
        ? name
        : throw new FormatException("A name has at least one letter and is not longer than a line.");

    public override string ToString() => Full;
}
