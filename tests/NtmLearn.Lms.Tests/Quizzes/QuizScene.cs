using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Quizzes;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Quizzes;

/// <summary>A class that is held today, whose course has a quiz with a question of each kind: 10 points, 50 to pass, two tries.</summary>
internal sealed class QuizScene(TestHost host, Course course, CourseOffering offering, Person leader, Caller office)
{
    public static readonly QuizSettings Settings = new("Đọc kỹ rồi trả lời.", 2, ScoreRule.Best, true, true, IsOpen: true);

    public static readonly QuestionDraft Single = new(QuestionKind.Single, "Cổng dịch vụ công của tỉnh là gì?", 2, [("Trang thông tin", false), ("Nơi nộp hồ sơ trực tuyến", true)]);

    private static readonly QuestionDraft[] Drafts =
    [
        Single,
        new(QuestionKind.Multiple, "Việc nào nên làm?", 4, [("Đổi mật khẩu", true), ("Không đưa mã OTP", true), ("Bấm đường dẫn lạ", false)]),
        new(QuestionKind.Order, "Xếp các bước nộp hồ sơ", 3, [("Đăng nhập", false), ("Chọn thủ tục", false), ("Nộp", false)]),
        new(QuestionKind.ShortText, "Ứng dụng định danh tên gì?", 1, [("VNeID", false)]),
    ];

    public Course Course => course;

    public CourseOffering Offering => offering;

    public Person Leader => leader;

    public Caller Office => office;

    public QuizService Quizzes => host.Services.GetRequiredService<QuizService>();

    public QuizAttemptService Attempts => host.Services.GetRequiredService<QuizAttemptService>();

    public QuizReads Reads => host.Services.GetRequiredService<QuizReads>();

    public string DeskPath => $"/van-phong/lop/{offering.Code}/bai-kiem-tra";

    public string PublicPath => $"/lop/{offering.Code}/kiem-tra";

    public string OwnPath => $"/lop-cua-toi/{offering.Code}/kiem-tra";

    public static async Task<QuizScene> CreateAsync(TestHost host, DateOnly? day = null)
    {
        var data = host.Data;
        var course = await data.CreateCourseAsync();
        await host.WriteAsync(db => db.Set<Course>().Where(c => c.CourseId == course.CourseId).ExecuteUpdateAsync(s => s.SetProperty(c => c.RequiredScorePercent, 50)));
        var leader = await data.CreatePersonAsync();
        var today = host.Services.GetRequiredService<LocalTime>().Today;
        var offering = await data.CreateOfferingAsync(o => o.OfCourse(course.CourseId).OnDay(day ?? today, 0, 1439, facilitators: leader.PersonId));
        var scene = new QuizScene(host, course, offering, leader, await data.CallerAsync(Role.Coordinator));
        Expect(await scene.Quizzes.SaveAsync(scene.Office, course.CourseId, Settings, CancellationToken.None));
        foreach (var draft in Drafts)
        {
            Expect(await scene.Quizzes.AddAsync(scene.Office, course.CourseId, draft, null, CancellationToken.None));
        }

        return scene;
    }

    /// <summary>Somebody with a seat.</summary>
    public async Task<Enrolment> EnrolAsync(string? name = null, EnrolmentStatus status = EnrolmentStatus.Enrolled)
    {
        var person = await host.Data.CreatePersonAsync(p => p.Named(name ?? $"Thạch Thị Học {TestData.Next()}"));
        var at = host.Clock.GetUtcNow().UtcDateTime;
        var enrolment = new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            PersonId = person.PersonId,
            Status = status,
            Path = EnrolmentPath.Office,
            ReceiptCode = ReceiptCodes.Create(),
            CreatedAt = at,
            ChangedAt = at,
        };
        await host.Data.AddAsync([enrolment]);
        return enrolment;
    }

    public Task<Outcome<QuizAttempt>> StartAsync(Guid personId) =>
        Attempts.StartAsync(new Actor(ActorKind.Visitor), offering.OfferingId, personId, AttemptSource.Receipt, CancellationToken.None);

    public Task<Outcome<QuizAttempt>> HandInAsync(QuizAttempt attempt, QuizAnswers answers) =>
        Attempts.HandInAsync(new Actor(ActorKind.Visitor), attempt.QuizAttemptId, attempt.PersonId, answers, CancellationToken.None);

    public Task<IReadOnlyDictionary<Guid, int>> ScoresAsync() => host.QueryAsync(db => QuizReads.ScoresAsync(db, offering.OfferingId, CancellationToken.None));

    public Task<List<QuizAttempt>> TriesAsync(Guid personId) => host.QueryAsync(db => db.Set<QuizAttempt>().AsNoTracking()
        .Where(a => a.OfferingId == offering.OfferingId && a.PersonId == personId).OrderBy(a => a.Number).ToListAsync());

    public async Task<IReadOnlyList<QuizQuestion>> QuestionsAsync() => (await Reads.OfCourseAsync(course.CourseId, CancellationToken.None))!.Value.Questions;

    /// <summary>The fields of a form with everything right, but for the questions left out.</summary>
    public static (string Name, string Value)[] Right(IReadOnlyList<QuizQuestion> questions, params QuestionKind[] without) =>
    [
        .. questions.Where(q => !without.Contains(q.Kind)).SelectMany(q => q.Kind switch
        {
            QuestionKind.Order => q.Options.Select((o, i) => ($"c{q.QuestionId}-{o.OptionId}", $"{i + 1}")),
            QuestionKind.ShortText => [($"c{q.QuestionId}", "vneid")],
            _ => q.Options.Where(o => o.IsRight).Select(o => ($"c{q.QuestionId}", $"{o.OptionId}")),
        }),
    ];

    public static QuizAnswers RightAnswers(IReadOnlyList<QuizQuestion> questions) => new(
        questions.Where(q => q.Kind != QuestionKind.ShortText)
            .ToDictionary(q => q.QuestionId, q => q.Options.Where(o => o.IsRight || q.Kind == QuestionKind.Order).Select(o => o.OptionId).ToArray()),
        questions.Where(q => q.Kind == QuestionKind.ShortText).ToDictionary(q => q.QuestionId, _ => "VNeID"));

    public static T Expect<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, string.Join(" | ", outcome.Refusals.Select(r => $"{r.Code}: {r.Message}")));
        return outcome.Value!;
    }

    public static string Code<T>(Outcome<T> outcome) => outcome.Refusals is [var refusal, ..] ? refusal.Code : "done";
}
