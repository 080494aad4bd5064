using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Quizzes;

namespace NtmLearn.Lms.Demo;

/// <summary>What comes of a class of the demonstration that is over: quiz papers, what people said of it, and certificates.</summary>
internal sealed class DemoResults(
    QuizService quizzes, QuizAttemptService attempts, EvaluationService evaluations, CertificateService certificates, IDbContextFactory<NtmLearnDbContext> contexts)
{
    private const int Tries = 2;

    /// <summary>One answer of so many is wrong.</summary>
    private const int WrongOf = 6;

    /// <summary>The quizzes of courses.</summary>
    public async Task AddQuizzesAsync(Caller office, string folder, IReadOnlyDictionary<string, Guid> courses, CancellationToken cancellationToken)
    {
        var settings = new QuizSettings("Đọc kỹ câu hỏi. Làm được hai lần, lấy điểm cao nhất.", Tries, ScoreRule.Best, ShufflesQuestions: true, ShufflesOptions: true, IsOpen: true);
        foreach (var course in DemoFiles.Read(folder, "quiz.csv").GroupBy(r => r["course"]))
        {
            DemoPeople.Done(await quizzes.SaveAsync(office, courses[course.Key], settings, cancellationToken), course.Key);
            foreach (var row in course)
            {
                var options = row["options"].Split('|').Select(o => (o.TrimStart('*'), o.StartsWith('*'))).ToList();
                var draft = new QuestionDraft(Enum.Parse<QuestionKind>(row["kind"]), row["text"], DemoFiles.Number(row["points"]), options);
                DemoPeople.Done(await quizzes.AddAsync(office, courses[course.Key], draft, null, cancellationToken), row["text"]);
            }
        }
    }

    public async Task AddAsync(Caller office, string folder, string key, CourseOffering offering, CancellationToken cancellationToken)
    {
        await AddPapersAsync(office, key, offering, cancellationToken);
        List<EvaluationInput> said =
        [
            .. DemoFiles.Read(folder, "evaluations.csv").Where(r => r["class"] == key).Select(r =>
                new EvaluationInput(Mark(r["content"]), Mark(r["speaker"]), Mark(r["place"]), r["wish"].Length > 0 ? r["wish"] : null)),
        ];
        if (said.Count > 0)
        {
            DemoPeople.Done(await evaluations.EnterPaperAsync(office, offering.OfferingId, null, said, $"demo-{key}", cancellationToken), key);
        }

        await IssueAsync(office, folder, key, offering, cancellationToken);
    }

    /// <summary>Everybody who held a seat to the end hands a paper in.</summary>
    private async Task AddPapersAsync(Caller office, string key, CourseOffering offering, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await db.Set<QuizVersion>().AsNoTracking()
            .SingleOrDefaultAsync(v => db.Set<Quiz>().Any(q => q.QuizId == v.QuizId && q.CourseId == offering.CourseId && q.CurrentVersion == v.Number), cancellationToken);
        if (version is null)
        {
            return;
        }

        var questions = QuizQuestions.Read(version.Content);
        var people = await db.Set<Enrolment>().Where(e => e.OfferingId == offering.OfferingId && e.Status == EnrolmentStatus.Completed)
            .OrderBy(e => e.EnrolmentId).Select(e => e.PersonId).ToListAsync(cancellationToken);
        DemoPeople.Done(
            await attempts.EnterPaperAsync(
                office, offering.OfferingId, version.Number, [.. people.Select((p, i) => new PaperEntry(p, null, Answer(questions, i)))], cancellationToken),
            key);
    }

    private static QuizAnswers Answer(IReadOnlyList<QuizQuestion> questions, int paper)
    {
        var (choices, texts) = (new Dictionary<int, int[]>(), new Dictionary<int, string>());
        foreach (var (i, question) in questions.Index())
        {
            var isRight = (paper + (i * 2)) % WrongOf != 0;
            if (question.Kind == QuestionKind.ShortText)
            {
                texts[question.QuestionId] = isRight ? question.Options[0].Text : "Zalo";
            }
            else if (question.Kind == QuestionKind.Order)
            {
                var order = question.Options.Select(o => o.OptionId);
                choices[question.QuestionId] = [.. isRight ? order : order.Reverse()];
            }
            else
            {
                choices[question.QuestionId] = [.. question.Options.Where(o => o.IsRight == isRight).Select(o => o.OptionId).Take(question.Kind == QuestionKind.Single ? 1 : question.Options.Count)];
            }
        }

        return new QuizAnswers(choices, texts);
    }

    private async Task IssueAsync(Caller office, string folder, string key, CourseOffering offering, CancellationToken cancellationToken)
    {
        var rows = DemoFiles.Read(folder, "certificates.csv").Where(r => r["class"] == key).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var issued = DemoPeople.Done(await certificates.IssueAsync(office, new CertificateOrder { OfferingId = offering.OfferingId }, cancellationToken), key).CertificateIds;
        foreach (var row in rows)
        {
            var id = issued[DemoFiles.Number(row["paper"]) - 1];
            if (row["act"] == "revoke")
            {
                DemoPeople.Done(await certificates.RevokeAsync(office, id, row["reason"], cancellationToken), key);
                continue;
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var old = await db.Set<Certificate>().AsNoTracking().SingleAsync(c => c.CertificateId == id, cancellationToken);
            var signer = new CertificateSigner(row["capacity"], row["title"], row["name"].Length > 0 ? row["name"] : null);
            DemoPeople.Done(
                await certificates.CorrectAsync(office, id, new CertificateCorrection(old.FullName, old.YearOfBirth, old.UnitName, signer, row["reason"]), cancellationToken), key);
        }
    }

    private static int? Mark(string text) => text.Length > 0 ? DemoFiles.Number(text) : null;
}
