namespace NtmLearn.Lms.Quizzes;

/// <summary>Answers in words.</summary>
internal static class QuizAnswerText
{
    /// <summary>What somebody answered; empty when they left it out.</summary>
    public static string Of(QuizQuestion question, QuizAnswers answers) => question.Kind == QuestionKind.ShortText
        ? answers.Texts.GetValueOrDefault(question.QuestionId, "")
        : Join(question, answers.Choices.GetValueOrDefault(question.QuestionId, []).Select(id => question.Options.FirstOrDefault(o => o.OptionId == id)?.Text ?? "?"));

    /// <summary>What is right.</summary>
    public static string Right(QuizQuestion question) => question.Kind switch
    {
        QuestionKind.Order => Join(question, question.Options.Select(o => o.Text)),
        QuestionKind.ShortText => string.Join(" / ", question.Options.Select(o => o.Text)),
        _ => Join(question, question.Options.Where(o => o.IsRight).Select(o => o.Text)),
    };

    private static string Join(QuizQuestion question, IEnumerable<string> texts) => string.Join(question.Kind == QuestionKind.Order ? " → " : "; ", texts);
}
