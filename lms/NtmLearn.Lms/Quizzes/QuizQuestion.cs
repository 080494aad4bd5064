namespace NtmLearn.Lms.Quizzes;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>One of the options is right.</summary>
    Single = 1,

    /// <summary>Several may be right.</summary>
    Multiple = 2,

    /// <summary>The options are to be put in order.</summary>
    Order = 3,

    /// <summary>A few words, compared without tones, capitals and punctuation.</summary>
    ShortText = 4,
}

/// <summary>An option; for <see cref="QuestionKind.ShortText"/> an answer that is accepted.</summary>
/// <param name="OptionId">1, 2, 3 … within the question.</param>
/// <param name="IsRight">Says nothing for <see cref="QuestionKind.Order"/> and <see cref="QuestionKind.ShortText"/>.</param>
public sealed record QuizOption(int OptionId, string Text, bool IsRight);

/// <summary>A question of one version of a quiz.</summary>
/// <param name="QuestionId">Stays the same from version to version.</param>
/// <param name="Points">1 to <see cref="MostPoints"/>.</param>
/// <param name="Options">For <see cref="QuestionKind.Order"/> in the order that is right.</param>
/// <param name="FormKey">Of the form that made it, so that a form sent twice adds it once.</param>
public sealed record QuizQuestion(int QuestionId, QuestionKind Kind, string Text, int Points, IReadOnlyList<QuizOption> Options, string? FormKey = null)
{
    public const int TextMaxLength = 500;
    public const int OptionMaxLength = 200;
    public const int MostPoints = 10;
    public const int MostOptions = 8;
}
