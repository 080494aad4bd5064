namespace NtmLearn.Lms.Quizzes;

/// <summary>Where a person stands with the quiz of a class.</summary>
/// <param name="IsOpen">It can be begun now, if a try is left.</param>
/// <param name="RequiredPercent">The score to reach; null when the course asks for none.</param>
/// <param name="Questions">Of the try that is open, else of the last one, else as they stand now.</param>
public sealed record QuizStanding(
    Guid OfferingId, string Code, string Title, Quiz Quiz, bool IsOpen, int? RequiredPercent, IReadOnlyList<QuizAttempt> Tries, IReadOnlyList<QuizQuestion> Questions)
{
    /// <summary>The try that is being answered.</summary>
    public QuizAttempt? Open => Tries.FirstOrDefault(a => a.IsOpen);

    public IReadOnlyList<QuizAttempt> HandedIn => [.. Tries.Where(a => !a.IsOpen)];

    public int TriesLeft => Math.Max(0, Quiz.MaxTries - Tries.Count(a => a.Source != AttemptSource.Paper));

    public bool MayStart => IsOpen && Open is null && TriesLeft > 0;
}

/// <summary>The quiz of a class as its desk shows it.</summary>
/// <param name="Quiz">Null when the course has none.</param>
public sealed record ClassQuiz(
    Offerings.CourseOffering Offering, Courses.Course Course, Quiz? Quiz, QuizVersion? Version, IReadOnlyList<QuizQuestion> Questions, IReadOnlyList<ClassQuizLine> Lines);

/// <summary>One person of a class.</summary>
/// <param name="Score">The one that counts, in percent; null when nothing is handed in.</param>
public sealed record ClassQuizLine(Guid PersonId, string FullName, int? Score, IReadOnlyList<QuizAttempt> Tries);
