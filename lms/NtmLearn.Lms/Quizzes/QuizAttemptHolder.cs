using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Tries at quizzes with what was answered. Erased, scores and choices stay for the counts; words written go.</summary>
internal sealed class QuizAttemptHolder(LocalTime time) : IPersonalDataHolder
{
    public int Order => 350;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var tries = await db.Set<QuizAttempt>().AsNoTracking().Where(a => ids.Contains(a.PersonId))
            .Join(db.Set<CourseOffering>(), a => a.OfferingId, o => o.OfferingId, (a, o) => new { Attempt = a, o.Code })
            .Join(db.Set<QuizVersion>(), a => a.Attempt.QuizVersionId, v => v.QuizVersionId, (a, v) => new { a.Attempt, a.Code, v.Content })
            .OrderBy(a => a.Attempt.StartedAt).ToListAsync(cancellationToken);
        return
        [
            new DataSection("quizAttempts", "Bài kiểm tra", [.. tries.Select(t => new DataRow(
            [
                new DataField("class", "Mã lớp", t.Code),
                new DataField("number", "Lần", t.Attempt.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new DataField("source", "Làm bằng", QuizWords.Of(t.Attempt.Source)),
                new DataField("startedAt", "Bắt đầu", Text(t.Attempt.StartedAt)),
                new DataField("handedInAt", "Nộp lúc", t.Attempt.HandedInAt is { } at ? Text(at) : null),
                new DataField("score", "Điểm trên 100", t.Attempt.ScorePercent?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new DataField("answers", "Đã trả lời", Answers(t.Content, t.Attempt)),
            ]))]),
        ];
    }

    public Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        return db.Set<QuizAttempt>().Where(a => ids.Contains(a.PersonId) && a.Texts != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Texts, (string?)null), cancellationToken);
    }

    private static string? Answers(string content, QuizAttempt attempt)
    {
        var answers = QuizQuestions.Read(attempt.Choices, attempt.Texts);
        var lines = QuizQuestions.Read(content).Where(answers.Has).Select(q => $"{q.Text} → {QuizAnswerText.Of(q, answers)}").ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
