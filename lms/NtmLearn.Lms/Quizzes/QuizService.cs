using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Quizzes;

/// <summary>Writes the quiz of a course, for those who manage courses.</summary>
public sealed class QuizService(AuditedWriter writer, TimeProvider clock)
{
    /// <summary>Sets how the quiz is taken, and makes it where the course has none.</summary>
    public Task<Outcome<Quiz>> SaveAsync(Caller caller, Guid courseId, QuizSettings settings, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<Quiz>>(
        caller.Actor,
        async (db, token) =>
        {
            if (Refuse(caller, settings) is { } refusal)
            {
                return refusal;
            }

            if (!await db.Set<Course>().AnyAsync(c => c.CourseId == courseId, token))
            {
                return QuizRefusals.NoCourse;
            }

            var quiz = await db.Set<Quiz>().SingleOrDefaultAsync(q => q.CourseId == courseId, token) ?? New(db, courseId);
            quiz.Instructions = settings.Instructions;
            quiz.MaxTries = settings.MaxTries;
            quiz.ScoreRule = settings.ScoreRule;
            quiz.ShufflesQuestions = settings.ShufflesQuestions;
            quiz.ShufflesOptions = settings.ShufflesOptions;
            quiz.IsOpen = settings.IsOpen;
            await db.SaveChangesAsync(token);
            return Outcome<Quiz>.Done(quiz);
        },
        cancellationToken);

    /// <summary>Adds a question at the end. The same form sent again adds nothing.</summary>
    public Task<Outcome<QuizQuestion>> AddAsync(Caller caller, Guid courseId, QuestionDraft draft, string? formKey, CancellationToken cancellationToken) =>
        ChangeAsync(caller, courseId, draft, (quiz, questions) =>
        {
            if (formKey is not null && questions.Find(q => q.FormKey == formKey) is { } known)
            {
                return Outcome<QuizQuestion>.Done(known);
            }

            if (questions.Count >= QuizQuestions.Most)
            {
                return QuizRefusals.TooMany;
            }

            var added = Make(++quiz.LastQuestionId, draft, formKey);
            questions.Add(added);
            return Outcome<QuizQuestion>.Done(added);
        }, cancellationToken);

    /// <summary>Changes the words, points and options of a question; its kind stays.</summary>
    public Task<Outcome<QuizQuestion>> UpdateAsync(Caller caller, Guid courseId, int questionId, QuestionDraft draft, CancellationToken cancellationToken) =>
        OneAsync(caller, courseId, questionId, draft, (questions, place) => questions[place] = Make(questionId, draft, questions[place].FormKey), cancellationToken);

    public Task<Outcome<QuizQuestion>> RemoveAsync(Caller caller, Guid courseId, int questionId, CancellationToken cancellationToken) =>
        OneAsync(caller, courseId, questionId, null, (questions, place) => questions.RemoveAt(place), cancellationToken);

    /// <summary>Moves a question one place up or down; the first stays first.</summary>
    public Task<Outcome<QuizQuestion>> MoveAsync(Caller caller, Guid courseId, int questionId, bool up, CancellationToken cancellationToken) =>
        OneAsync(caller, courseId, questionId, null, (questions, place) =>
        {
            var other = Math.Clamp(up ? place - 1 : place + 1, 0, questions.Count - 1);
            (questions[place], questions[other]) = (questions[other], questions[place]);
        }, cancellationToken);

    private static Refusal? Refuse(Caller caller, QuizSettings settings) =>
        !caller.ScopeOf(Right.ManageCourses).IsAll ? QuizRefusals.Forbidden
        : settings.MaxTries is < 1 or > Quiz.MostTries ? Invalid("maxTries", $"Số lần làm phải từ 1 đến {Quiz.MostTries}.")
        : settings.Instructions?.Length > Quiz.InstructionsMaxLength ? Invalid("instructions", $"Lời dặn nhiều nhất {Quiz.InstructionsMaxLength} ký tự.")
        : null;

    private static Refusal? Check(QuestionDraft draft)
    {
        var least = draft.Kind == QuestionKind.ShortText ? 1 : 2;
        return draft.Text.Length is 0 or > QuizQuestion.TextMaxLength ? Invalid("text", $"Xin viết câu hỏi, nhiều nhất {QuizQuestion.TextMaxLength} ký tự.")
            : draft.Points is < 1 or > QuizQuestion.MostPoints ? Invalid("points", $"Điểm của câu phải từ 1 đến {QuizQuestion.MostPoints}.")
            : draft.Options.Count < least ? Invalid("option1", least == 1 ? "Xin ghi ít nhất một câu trả lời được chấp nhận." : "Xin ghi ít nhất hai dòng.")
            : draft.Options.Count > QuizQuestion.MostOptions ? Invalid("option1", $"Một câu có nhiều nhất {QuizQuestion.MostOptions} dòng.")
            : draft.Options.Any(o => o.Text.Length is 0 or > QuizQuestion.OptionMaxLength) ? Invalid("option1", $"Mỗi dòng nhiều nhất {QuizQuestion.OptionMaxLength} ký tự.")
            : draft.Options.DistinctBy(o => o.Text, StringComparer.OrdinalIgnoreCase).Count() < draft.Options.Count ? Invalid("option1", "Có hai dòng giống nhau. Xin bỏ bớt một dòng.")
            : draft.Kind == QuestionKind.Single && draft.Options.Count(o => o.IsRight) != 1 ? Invalid("right", "Câu chọn một có đúng một lựa chọn đúng. Xin đánh dấu một dòng.")
            : draft.Kind == QuestionKind.Multiple && !draft.Options.Any(o => o.IsRight) ? Invalid("right", "Xin đánh dấu ít nhất một lựa chọn đúng.")
            : null;
    }

    private static Refusal Invalid(string field, string message) => new(RefusalKind.Invalid, $"{field}_invalid", message, field);

    private static QuizQuestion Make(int questionId, QuestionDraft draft, string? formKey) => new(
        questionId, draft.Kind, draft.Text, draft.Points, [.. draft.Options.Select((o, i) => new QuizOption(i + 1, o.Text, o.IsRight))], formKey);

    private Task<Outcome<QuizQuestion>> OneAsync(
        Caller caller, Guid courseId, int questionId, QuestionDraft? draft, Action<List<QuizQuestion>, int> change, CancellationToken cancellationToken) =>
        ChangeAsync(caller, courseId, draft, (_, questions) =>
        {
            var place = questions.FindIndex(q => q.QuestionId == questionId);
            if (place < 0 || (draft is not null && draft.Kind != questions[place].Kind))
            {
                return QuizRefusals.NoQuestion;
            }

            var known = questions[place];
            change(questions, place);
            return Outcome<QuizQuestion>.Done(known);
        }, cancellationToken);

    private Task<Outcome<QuizQuestion>> ChangeAsync(
        Caller caller, Guid courseId, QuestionDraft? draft, Func<Quiz, List<QuizQuestion>, Outcome<QuizQuestion>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<QuizQuestion>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!caller.ScopeOf(Right.ManageCourses).IsAll)
                {
                    return QuizRefusals.Forbidden;
                }

                if (draft is not null && Check(draft) is { } refusal)
                {
                    return refusal;
                }

                if (await db.Set<Quiz>().AsNoTracking().SingleOrDefaultAsync(q => q.CourseId == courseId, token) is not { QuizId: var quizId })
                {
                    return QuizRefusals.NoQuiz;
                }

                // Nobody may begin to answer what is just being changed. Read only now: somebody else may have changed it.
                await TransactionLock.TakeAsync(db, [quizId], token);
                var quiz = await db.Set<Quiz>().SingleAsync(q => q.QuizId == quizId, token);
                var version = await db.Set<QuizVersion>().SingleAsync(v => v.QuizId == quizId && v.Number == quiz.CurrentVersion, token);
                var questions = QuizQuestions.Read(version.Content).ToList();
                var outcome = change(quiz, questions);
                var content = QuizQuestions.Write(questions);
                if (!outcome.IsDone || content == version.Content)
                {
                    return outcome;
                }

                if (await db.Set<QuizAttempt>().AnyAsync(a => a.QuizVersionId == version.QuizVersionId, token))
                {
                    db.Add(NewVersion(quizId, ++quiz.CurrentVersion, content));
                }
                else
                {
                    version.Content = content;
                }

                await db.SaveChangesAsync(token);
                return outcome;
            },
            cancellationToken);

    private Quiz New(NtmLearnDbContext db, Guid courseId)
    {
        var quiz = new Quiz
        {
            QuizId = clock.NewId(),
            CourseId = courseId,
            MaxTries = 1,
            ScoreRule = ScoreRule.Best,
            ShufflesQuestions = true,
            ShufflesOptions = true,
            IsOpen = false,
            CurrentVersion = 1,
        };
        db.Add(quiz);
        db.Add(NewVersion(quiz.QuizId, 1, QuizQuestions.Write([])));
        return quiz;
    }

    private QuizVersion NewVersion(Guid quizId, int number, string content) => new()
    {
        QuizVersionId = clock.NewId(),
        QuizId = quizId,
        Number = number,
        Content = content,
        CreatedAt = clock.UtcNow,
    };
}
