using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Quizzes;

/// <summary>How answers came.</summary>
public enum AttemptSource
{
    /// <summary>By the person, signed in.</summary>
    Account = 1,

    /// <summary>By the person, with the code of the receipt.</summary>
    Receipt = 2,

    /// <summary>From paper, by who leads the class or the office.</summary>
    Paper = 3,
}

/// <summary>One try of a person at the quiz of a class. At most one is open at a time; what is handed in does not change, except from paper.</summary>
public sealed class QuizAttempt : IAboutPerson
{
    public required Guid QuizAttemptId { get; init; }

    public required Guid QuizVersionId { get; set; }

    public required Guid OfferingId { get; init; }

    /// <summary>As in the enrolment.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>1, 2, 3 … of the person in the class.</summary>
    public required int Number { get; init; }

    public required AttemptSource Source { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTime? HandedInAt { get; set; }

    /// <summary>Whole percent, 0 to 100; null while it is open.</summary>
    public int? ScorePercent { get; set; }

    /// <summary>Options chosen, JSON; null when only a score came from paper or the days are over.</summary>
    [NotAudited]
    public string? Choices { get; set; }

    /// <summary>Words written, JSON; goes when the person is erased.</summary>
    [NotAudited]
    public string? Texts { get; set; }

    public bool IsOpen => HandedInAt is null;

    Guid IAudited.AuditId => QuizAttemptId;
}
