namespace NtmLearn.Lms.Evaluations;

/// <summary>How an answer came.</summary>
public enum EvaluationSource
{
    Phone = 1,
    Paper = 2,
}

/// <summary>
/// What somebody said of a class. Nobody knows who: the row has no person, account, device, actor or instant, only the day; its
/// id is chance and not a time; it is not audited. Nothing else in the database points at it.
/// </summary>
public sealed class Evaluation
{
    public const int WishMaxLength = 500;
    public const int LowestMark = 1;
    public const int HighestMark = 5;

    public required Guid EvaluationId { get; init; }

    public required Guid OfferingId { get; init; }

    /// <summary>Null for the class as a whole.</summary>
    public Guid? SessionId { get; init; }

    public required EvaluationSource Source { get; init; }

    /// <summary>In the province: of sending, or of entering from paper.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>1 to 5; null when a paper leaves it out, as for the two below.</summary>
    public int? Content { get; init; }

    public int? Speaker { get; init; }

    public int? Place { get; init; }

    public string? Wish { get; init; }
}

/// <summary>
/// A form that was used up: its hidden key, hashed. Keeps a form sent twice from counting twice; says neither whose it was nor
/// which answer it brought.
/// </summary>
public sealed class EvaluationPass
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    /// <summary>After so many days nobody sends the same form again.</summary>
    public const int KeptDays = 30;

    public required string KeyHash { get; init; }

    public required DateOnly Day { get; init; }
}
