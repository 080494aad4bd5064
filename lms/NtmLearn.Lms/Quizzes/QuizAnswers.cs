namespace NtmLearn.Lms.Quizzes;

/// <summary>What somebody answered, by the ids of questions. A question that is in neither was left out.</summary>
/// <param name="Choices">Ids of the options chosen; for an order, all of them as the person put them.</param>
/// <param name="Texts">Words written, as typed.</param>
public sealed record QuizAnswers(IReadOnlyDictionary<int, int[]> Choices, IReadOnlyDictionary<int, string> Texts)
{
    public static readonly QuizAnswers None = new(new Dictionary<int, int[]>(), new Dictionary<int, string>());

    public bool Has(QuizQuestion question) => Choices.ContainsKey(question.QuestionId) || Texts.ContainsKey(question.QuestionId);
}
