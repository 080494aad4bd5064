namespace NtmLearn.Lms.Quizzes;

/// <summary>
/// Answers as they are typed from paper, one line for each person: the answers of the questions in the order of the sheet,
/// parted by semicolons, as <c>A; BC; CAB; VNeID</c>. Letters are those printed; nothing between two semicolons means left out.
/// </summary>
public static class PaperAnswers
{
    /// <summary>The options of a question as the sheet prints them; what is to be ordered is mixed alike on every sheet of a version.</summary>
    public static IReadOnlyList<QuizOption> Printed(QuizQuestion question, QuizVersion version) => QuizShuffle.Shown(question, version.QuizVersionId, shuffles: false);

    /// <summary>The answers, or what is wrong with the line.</summary>
    public static (QuizAnswers? Answers, string? Wrong) Read(string line, IReadOnlyList<QuizQuestion> questions, QuizVersion version)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length > questions.Count && parts[^1].Length == 0)
        {
            parts = parts[..^1];
        }

        if (parts.Length > questions.Count)
        {
            return (null, $"có {parts.Length} câu trả lời, bài chỉ có {questions.Count} câu");
        }

        var choices = new Dictionary<int, int[]>();
        var texts = new Dictionary<int, string>();
        foreach (var (index, part) in parts.Index().Where(p => p.Item.Length > 0))
        {
            var question = questions[index];
            if (question.Kind == QuestionKind.ShortText)
            {
                texts[question.QuestionId] = part[..Math.Min(part.Length, QuizQuestion.OptionMaxLength)];
                continue;
            }

            var printed = Printed(question, version);
            var places = part.Where(c => !char.IsWhiteSpace(c) && c != ',').Select(c => char.ToUpperInvariant(c) - 'A').ToList();
            if (places.Exists(p => p < 0 || p >= printed.Count) || places.Distinct().Count() < places.Count)
            {
                return (null, $"câu {index + 1} chỉ nhận các chữ từ A đến {QuizWords.Letter(printed.Count - 1)}, mỗi chữ một lần");
            }

            choices[question.QuestionId] = [.. places.Select(p => printed[p].OptionId)];
        }

        return (new QuizAnswers(choices, texts), null);
    }

    /// <summary>The line again, for correcting.</summary>
    public static string Write(QuizAnswers answers, IReadOnlyList<QuizQuestion> questions, QuizVersion version) => string.Join("; ", questions.Select(question =>
        question.Kind == QuestionKind.ShortText
            ? answers.Texts.GetValueOrDefault(question.QuestionId, "").Replace(';', ',')
            : string.Concat(answers.Choices.GetValueOrDefault(question.QuestionId, [])
                .Select(id => Printed(question, version).Index().First(o => o.Item.OptionId == id).Index).Select(QuizWords.Letter)))).TrimEnd(';', ' ');
}
