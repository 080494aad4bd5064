using System.Globalization;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Taking;

/// <summary>Reads answers from the form of a quiz.</summary>
internal static class QuizForm
{
    /// <summary>Ticked by who hands in although something is left out.</summary>
    public const string SureName = "chac";

    public static string NameOf(QuizQuestion question) => $"c{question.QuestionId}";

    /// <summary>The field with the place of one thing that is put in order.</summary>
    public static string NameOf(QuizQuestion question, QuizOption option) => $"c{question.QuestionId}-{option.OptionId}";

    /// <summary>The answers. What was left out is said once, unless the person is sure; places given twice are always said.</summary>
    public static QuizAnswers Read(FormState form, IReadOnlyList<QuizQuestion> shown, Screen screen)
    {
        var choices = new Dictionary<int, int[]>();
        var texts = new Dictionary<int, string>();
        foreach (var (index, question) in shown.Index())
        {
            if (question.Kind == QuestionKind.ShortText)
            {
                if (form.Value(NameOf(question)) is { Length: > 0 } text)
                {
                    texts[question.QuestionId] = text[..Math.Min(text.Length, QuizQuestion.OptionMaxLength)];
                }
            }
            else if (Chosen(form, question) is { Length: > 0 } chosen)
            {
                choices[question.QuestionId] = chosen;
            }
            else if (question.Kind == QuestionKind.Order && question.Options.Any(o => form.Value(NameOf(question, o)).Length > 0))
            {
                form.Add(NameOf(question), screen.Text("quiz.places", index + 1, question.Options.Count));
                continue;
            }

            if (!choices.ContainsKey(question.QuestionId) && !texts.ContainsKey(question.QuestionId) && !form.Checked(SureName))
            {
                form.Add(NameOf(question), screen.Text("quiz.unanswered", index + 1));
            }
        }

        return new QuizAnswers(choices, texts);
    }

    /// <summary>Ids of options that exist; for an order all of them, or none when places are missing or given twice.</summary>
    private static int[] Chosen(FormState form, QuizQuestion question)
    {
        if (question.Kind != QuestionKind.Order)
        {
            var ids = form.Values(NameOf(question)).Select(Number).Where(id => question.Options.Any(o => o.OptionId == id)).Distinct();
            return [.. question.Kind == QuestionKind.Single ? ids.Take(1) : ids];
        }

        var places = question.Options.Select(o => (o.OptionId, Place: Number(form.Value(NameOf(question, o))))).OrderBy(o => o.Place).ToList();
        return places.Index().All(o => o.Item.Place == o.Index + 1) ? [.. places.Select(o => o.OptionId)] : [];
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
