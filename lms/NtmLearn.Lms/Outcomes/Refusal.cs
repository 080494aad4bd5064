namespace NtmLearn.Lms.Outcomes;

/// <summary>Why something that was asked for was not done; the same for page, API, import, job and bot.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong: 400, or 422 on a form.</summary>
    Invalid = 1,

    /// <summary>It is not there, or not within reach: 404.</summary>
    NotFound = 2,

    /// <summary>Not allowed: 403.</summary>
    Forbidden = 3,

    /// <summary>The state does not allow it, such as a full class: 409.</summary>
    Conflict = 4,
}

/// <summary>A sentence for people, in Vietnamese, that says what is wrong and what to do next.</summary>
/// <param name="Field">The field it is about, by the name that forms and API give it; null for the whole.</param>
/// <param name="Code">Stays the same when the sentence is reworded: "class_full".</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null);

/// <summary>What was asked for, or why not. A warning does not stop: it is shown beside what was done.</summary>
/// <typeparam name="T">What a success brings.</typeparam>
public sealed record Outcome<T>
{
    private Outcome()
    {
    }

    public T? Value { get; private init; }

    public IReadOnlyList<Refusal> Refusals { get; private init; } = [];

    public IReadOnlyList<Refusal> Warnings { get; private init; } = [];

    public bool IsDone => Refusals.Count == 0;

    public static Outcome<T> Done(T value, params IReadOnlyList<Refusal> warnings) => new() { Value = value, Warnings = warnings };

    public static Outcome<T> Refused(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };

    public static implicit operator Outcome<T>(Refusal refusal) => Refused(refusal);
}
