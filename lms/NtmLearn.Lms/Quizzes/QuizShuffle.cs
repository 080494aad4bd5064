using System.Security.Cryptography;
using System.Text;

namespace NtmLearn.Lms.Quizzes;

/// <summary>
/// The order in which one attempt sees questions and options: mixed by the attempt's id, so that a page opened again looks
/// the same, also after an update of the program.
/// </summary>
public static class QuizShuffle
{
    public static IReadOnlyList<QuizQuestion> Questions(IReadOnlyList<QuizQuestion> questions, Guid seed) =>
        [.. questions.OrderBy(q => Place(seed, q.QuestionId, 0))];

    public static IReadOnlyList<QuizOption> Options(QuizQuestion question, Guid seed) =>
        [.. question.Options.OrderBy(o => Place(seed, question.QuestionId, o.OptionId))];

    /// <summary>
    /// The options as somebody is shown them. What is to be put in order is always mixed, and never stands in its right order
    /// by chance.
    /// </summary>
    public static IReadOnlyList<QuizOption> Shown(QuizQuestion question, Guid seed, bool shuffles)
    {
        if (question.Kind != QuestionKind.Order)
        {
            return shuffles ? Options(question, seed) : question.Options;
        }

        var mixed = Options(question, seed);
        return mixed.SequenceEqual(question.Options) ? [.. mixed.Skip(1), mixed[0]] : mixed;
    }

    private static string Place(Guid seed, int question, int option) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{seed:N}-{question}-{option}")));
}
