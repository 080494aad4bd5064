namespace NtmLearn.Language;

/// <summary>A word of a question: as typed (<see cref="Typed"/>) and as understood.</summary>
/// <param name="Key">Understood form in <see cref="VietnameseText.Key"/> form; several syllables when a chat spelling stands for several.</param>
public sealed record RepairedToken(Token Typed, string Key)
{
    /// <summary>Understood form without diacritics.</summary>
    public string Folded { get; } = VietnameseText.Fold(Key);
}

public enum ExpansionKind
{
    /// <summary>The words a short form stands for, or the short form of words.</summary>
    Abbreviation = 1,

    /// <summary>Words with the initials typed, found in the documents themselves.</summary>
    Initials = 2,

    /// <summary>Official words for an everyday one.</summary>
    Synonym = 3,

    /// <summary>A number in words, or words in digits.</summary>
    Number = 4,
}

/// <summary>Other words for a stretch of the question, to be searched besides it.</summary>
/// <param name="FirstToken">Index of the first token of the stretch.</param>
/// <param name="TokenCount">How many tokens it covers.</param>
/// <param name="Text">The other words, in <see cref="VietnameseText.Key"/> form.</param>
public sealed record Expansion(int FirstToken, int TokenCount, string Text, ExpansionKind Kind);

/// <summary>A question as we understand it.</summary>
/// <param name="Original">As typed, normalised; what the tokens' positions count in.</param>
/// <param name="Text">As understood, with diacritics restored: for showing back and for logs.</param>
public sealed record RepairedQuestion(
    string Original,
    string Text,
    IReadOnlyList<RepairedToken> Tokens,
    IReadOnlyList<SpellingChange> Changes,
    IReadOnlyList<Expansion> Expansions)
{
    public bool HasKhmer => VietnameseText.HasKhmer(Original);

    /// <summary>True when more than diacritics was changed, so that the person is told what we understood.</summary>
    public bool WorthTelling => Changes.Any(c => c.Kind != SpellingChangeKind.Diacritics);
}
