using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Which of several tries counts.</summary>
public enum ScoreRule
{
    Best = 1,

    /// <summary>The one handed in last.</summary>
    Latest = 2,
}

/// <summary>The quiz at the end of a course: one for each course. Its questions stand in <see cref="QuizVersion"/>.</summary>
public sealed class Quiz : IAudited
{
    public const int InstructionsMaxLength = 1000;
    public const int MostTries = 10;

    public required Guid QuizId { get; init; }

    public required Guid CourseId { get; init; }

    public string? Instructions { get; set; }

    /// <summary>How often one may try by phone, 1 to <see cref="MostTries"/>.</summary>
    public required int MaxTries { get; set; }

    public required ScoreRule ScoreRule { get; set; }

    public required bool ShufflesQuestions { get; set; }

    public required bool ShufflesOptions { get; set; }

    /// <summary>People may take it; until then only the office sees it.</summary>
    public required bool IsOpen { get; set; }

    /// <summary>Number of the version that is taken and edited now.</summary>
    public required int CurrentVersion { get; set; }

    /// <summary>Highest number that a question ever had; numbers are never used again.</summary>
    [NotAudited]
    public int LastQuestionId { get; set; }

    Guid IAudited.AuditId => QuizId;
}

/// <summary>
/// The questions as they stood for some time. Once somebody has begun to answer a version it never changes: the next edit
/// makes a new one, so that answers are always marked and shown by the questions they were given to.
/// </summary>
public sealed class QuizVersion : IAudited
{
    public required Guid QuizVersionId { get; init; }

    public required Guid QuizId { get; init; }

    /// <summary>1, 2, 3 … within the quiz.</summary>
    public required int Number { get; init; }

    /// <summary>The questions as JSON; see <see cref="QuizQuestions"/>.</summary>
    public required string Content { get; set; }

    public required DateTime CreatedAt { get; init; }

    Guid IAudited.AuditId => QuizVersionId;
}
