namespace NtmLearn.Language;

public enum SpellingChangeKind
{
    /// <summary>Only diacritics were added or moved; not worth telling the person.</summary>
    Diacritics = 1,

    /// <summary>Chat spelling such as ko, dc.</summary>
    Chat = 2,

    /// <summary>Unfinished Telex or VNI.</summary>
    Keyboard = 3,

    /// <summary>Written as it is spoken: zậy, hông, mặc trận.</summary>
    Spoken = 4,

    /// <summary>A slip of the finger.</summary>
    Slip = 5,
}

/// <summary>One word that was read differently from how it was typed.</summary>
/// <param name="Start">Where the typed word stands in <see cref="RepairedQuestion.Original"/>.</param>
public sealed record SpellingChange(int Start, int End, string From, string To, SpellingChangeKind Kind);
