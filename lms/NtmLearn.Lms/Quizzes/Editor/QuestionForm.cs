using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Editor;

/// <summary>The form of a question: words, points, and a row for each option with a box where it is right.</summary>
internal static class QuestionForm
{
    /// <summary>Null when something is wrong that the form says.</summary>
    public static QuestionDraft? Read(FormState form, QuestionKind kind)
    {
        var text = form.RequiredLines("text", "Câu hỏi", QuizQuestion.TextMaxLength, "Muốn nộp hồ sơ trực tuyến, việc đầu tiên là gì?");
        var points = form.Integer("points", "Điểm", 1, QuizQuestion.MostPoints) ?? 0;
        var right = form.Values("right");
        var options = Enumerable.Range(1, QuizQuestion.MostOptions)
            .Select(i => (Text: form.OptionalText(NameOf(i), $"Dòng {i}", QuizQuestion.OptionMaxLength), IsRight: right.Contains($"{i}")))
            .Where(o => o.Text is not null)
            .Select(o => (o.Text!, o.IsRight && (kind is QuestionKind.Single or QuestionKind.Multiple)))
            .ToList();
        return form.HasErrors ? null : new QuestionDraft(kind, text, points, options);
    }

    public static FormState Fill(QuizQuestion question)
    {
        var form = FormState.Empty.With("text", question.Text).With("points", (int?)question.Points).With("kind", question.Kind)
            .With("right", question.Options.Index().Where(o => o.Item.IsRight).Select(o => $"{o.Index + 1}"));
        foreach (var (index, option) in question.Options.Index())
        {
            form.With(NameOf(index + 1), option.Text);
        }

        return form;
    }

    /// <param name="row">1 for the first.</param>
    public static string NameOf(int row) => $"option{row}";
}
