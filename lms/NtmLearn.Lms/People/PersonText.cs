using NtmLearn.Language;

namespace NtmLearn.Lms.People;

/// <summary>What somebody typed to find people: beginnings of words of a name, or digits of a telephone number.</summary>
internal sealed class PersonText
{
    private const int MostWords = 6;
    private const int FewestDigits = 3;

    public PersonText(string? typed)
    {
        var text = typed ?? "";
        var found = string.Concat(text.Where(char.IsAsciiDigit));
        if (found.Length >= FewestDigits && !text.Any(char.IsLetter))
        {
            // As kept: +84 in place of the leading zero.
            Digits = found.TrimStart('0');
            return;
        }

        Beginnings = [.. SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(w => " " + w)];
    }

    /// <summary>Part of a telephone number as it is kept; null when words were typed.</summary>
    public string? Digits { get; }

    /// <summary>Beginnings of words, each with the space before it.</summary>
    public IReadOnlyList<string> Beginnings { get; } = [];

    public bool IsEmpty => Digits is null && Beginnings.Count == 0;

    /// <summary>Whether the name has a word for every beginning.</summary>
    public bool Matches(DirectoryEntry person) => Beginnings.All(b => person.Words.Contains(b, StringComparison.Ordinal));
}
