namespace NtmLearn.Lms.Quizzes;

/// <summary>What stands on one person's paper.</summary>
/// <param name="ScorePercent">Only the score is known, 0 to 100; else null and marked here.</param>
/// <param name="Answers">Null when only the score is known.</param>
public sealed record PaperEntry(Guid PersonId, int? ScorePercent, QuizAnswers? Answers);
