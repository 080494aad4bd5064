using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>One word of a question after repair.</summary>
/// <param name="HasTypedDiacritics">The person typed diacritics, so they are meant.</param>
internal readonly record struct QuestionWord(string Key, string Folded, bool HasTypedDiacritics, bool IsNumber);

/// <summary>A word or phrase of the question that carries meaning.</summary>
internal sealed record QuestionTerm(
    IReadOnlyList<QuestionWord> Words,
    IReadOnlyList<Variant> Variants,
    double Importance)
{
    public bool IsNumber => Words.Count == 1 && Words[0].IsNumber;

    /// <summary>Set when the term comes from the turn before.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>An ordinary word of the language: that the documents lack it says little.</summary>
    public bool IsEveryday { get; init; }

    public override string ToString() => string.Join(' ', Words.Select(w => w.Folded));
}

/// <summary>One question, read.</summary>
internal sealed record Question(
    string Text,
    RepairedQuestion Repaired,
    IReadOnlyList<QuestionTerm> Terms,
    QuestionKinds Kinds)
{
    /// <summary>The noun counted, folded.</summary>
    public string? CountedNoun { get; init; }

    public int? Ordinal { get; init; }

    /// <summary>Concepts that a text must name itself before it is an answer; each with all its words, with their diacritics.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> MustState { get; init; } = [];
}
