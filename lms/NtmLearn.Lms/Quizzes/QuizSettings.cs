namespace NtmLearn.Lms.Quizzes;

/// <summary>How a quiz is taken.</summary>
public sealed record QuizSettings(string? Instructions, int MaxTries, ScoreRule ScoreRule, bool ShufflesQuestions, bool ShufflesOptions, bool IsOpen);

/// <summary>A question as the office writes it.</summary>
/// <param name="Options">As <see cref="QuizQuestion.Options"/> means them, without ids.</param>
public sealed record QuestionDraft(QuestionKind Kind, string Text, int Points, IReadOnlyList<(string Text, bool IsRight)> Options);
