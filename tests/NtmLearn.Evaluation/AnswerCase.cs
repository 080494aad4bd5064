using System.Text.Json.Serialization;

namespace NtmLearn.Evaluation;

/// <summary>A question with what a right reply contains; see the scoring rules in README.md.</summary>
internal sealed record AnswerCase
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    [JsonPropertyName("must_contain")]
    public IReadOnlyList<IReadOnlyList<string>> MustContain { get; init; } = [];

    public required bool Answerable { get; init; }
}

/// <summary>Style and kind of a question and the patterns that a reply must not show.</summary>
internal sealed record AnswerCaseMeta
{
    public required string Id { get; init; }

    public string Style { get; init; } = "";

    public string Kind { get; init; } = "";

    [JsonPropertyName("must_not")]
    public IReadOnlyList<string> MustNot { get; init; } = [];
}
