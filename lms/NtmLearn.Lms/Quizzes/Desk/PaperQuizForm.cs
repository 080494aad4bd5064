using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Quizzes.Desk;

/// <summary>The grid of papers: for each person a line of answers, or only a score. Rows left empty say nothing.</summary>
internal static class PaperQuizForm
{
    public static string AnswersOf(Guid personId) => $"tl-{personId:N}";

    public static string ScoreOf(Guid personId) => $"diem-{personId:N}";

    /// <summary>What stands there from paper already.</summary>
    public static FormState Fill(IReadOnlyList<ClassQuizLine> lines, IReadOnlyList<QuizQuestion> questions, QuizVersion version)
    {
        var form = FormState.Empty.With("ban", (int?)version.Number);
        foreach (var line in lines)
        {
            if (line.Tries.FirstOrDefault(t => t.Source == AttemptSource.Paper) is not { } paper)
            {
                continue;
            }

            if (paper.QuizVersionId == version.QuizVersionId && (paper.Choices is not null || paper.Texts is not null))
            {
                form.With(AnswersOf(line.PersonId), PaperAnswers.Write(QuizQuestions.Read(paper.Choices, paper.Texts), questions, version));
            }
            else
            {
                form.With(ScoreOf(line.PersonId), paper.ScorePercent);
            }
        }

        return form;
    }

    public static IReadOnlyList<PaperEntry> Read(FormState form, IReadOnlyList<ClassQuizLine> lines, IReadOnlyList<QuizQuestion> questions, QuizVersion version)
    {
        var papers = new List<PaperEntry>();
        foreach (var line in lines)
        {
            var (answersName, scoreName) = (AnswersOf(line.PersonId), ScoreOf(line.PersonId));
            var typed = form.OptionalText(answersName, $"Trả lời của {line.FullName}", 2000);
            var score = form.Integer(scoreName, $"Điểm của {line.FullName}", 0, 100, required: false);
            if (typed is not null && form.Value(scoreName).Length > 0)
            {
                form.Add(scoreName, $"{line.FullName}: chỉ ghi câu trả lời, hoặc chỉ ghi điểm. Có câu trả lời thì chương trình tự chấm.");
            }
            else if (typed is not null)
            {
                var (answers, wrong) = PaperAnswers.Read(typed, questions, version);
                if (wrong is not null)
                {
                    form.Add(answersName, $"{line.FullName}: {wrong}. Xin xem lại bài giấy.");
                }
                else
                {
                    papers.Add(new PaperEntry(line.PersonId, null, answers));
                }
            }
            else if (score is not null)
            {
                papers.Add(new PaperEntry(line.PersonId, score, null));
            }
        }

        return papers;
    }
}
