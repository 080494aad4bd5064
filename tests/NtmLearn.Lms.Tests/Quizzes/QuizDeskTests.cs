using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Retention;
using NtmLearn.Lms.Quizzes;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Quizzes;

public sealed class QuizDeskTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private QuizScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await QuizScene.CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Editor_WithoutScript_WritesChangesMovesAndRemovesQuestions()
    {
        var course = await fixture.Host.Data.CreateCourseAsync();
        var path = $"/van-phong/khoa/{course.Code}/bai-kiem-tra";
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);
        Assert.Contains("chưa có bài kiểm tra", await PageAsync(office, path), StringComparison.Ordinal);
        await DoneAsync(office.Http.PostFormAsync(path, ("maxTries", "3"), ("scoreRule", "Best"), ("isOpen", "on")));
        await DoneAsync(office.Http.PostFormAsync($"{path}/cau/moi?kieu=Single", ("text", "Câu A"), ("points", "2"), ("option1", "Sai"), ("option2", "Đúng"), ("right", "2")));
        await DoneAsync(office.Http.PostFormAsync($"{path}/cau/moi?kieu=Order", ("text", "Câu B"), ("points", "1"), ("option1", "Trước"), ("option2", "Sau")));
        await DoneAsync(office.Http.PostFormAsync($"{path}/cau/moi?kieu=ShortText", ("text", "Câu C"), ("points", "1"), ("option1", "Có")));

        using var wrong = await office.Http.PostFormAsync($"{path}/cau/moi?kieu=Single", ("text", "Câu D"), ("points", "2"), ("option1", "Sai"), ("option2", "Sai nữa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("đúng một lựa chọn đúng", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        await DoneAsync(office.Http.PostFormAsync($"{path}/cau/1", ("text", "Câu A đã sửa"), ("points", "3"), ("option1", "Sai"), ("option2", "Đúng"), ("right", "1")));
        await DoneAsync(office.Http.PostFormAsync(path, [KeyValuePair.Create("huong", "len")], $"{path}/cau/3/doi-cho", Token));
        await DoneAsync(office.Http.PostFormAsync(path, [], $"{path}/cau/2/xoa", Token));

        var found = (await scene.Reads.OfCourseAsync(course.CourseId, Token))!.Value;
        Assert.Equal([("Câu A đã sửa", 1), ("Câu C", 3)], found.Questions.Select(q => (q.Text, q.QuestionId)));
        Assert.Equal(1, found.Questions[0].Options.Single(o => o.IsRight).OptionId);
        Assert.Equal((1, 3, true), (found.Quiz.CurrentVersion, found.Quiz.MaxTries, found.Quiz.IsOpen));
        Assert.Contains("Đáp án câu 1", await PageAsync(office, path + "/xem"), StringComparison.Ordinal);
        Assert.DoesNotContain("Đáp án", await PageAsync(office, path + "/in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_SameFormTwice_AddsOneQuestion()
    {
        var key = $"{Guid.NewGuid():N}";
        var before = (await scene.QuestionsAsync()).Count;

        QuizScene.Expect(await scene.Quizzes.AddAsync(scene.Office, scene.Course.CourseId, QuizScene.Single, key, Token));
        QuizScene.Expect(await scene.Quizzes.AddAsync(scene.Office, scene.Course.CourseId, QuizScene.Single, key, Token));

        Assert.Equal(before + 1, (await scene.QuestionsAsync()).Count);
    }

    [Fact]
    public async Task Edit_AfterSomebodyBegan_MakesAVersionAndLeavesTheAnswersTheirs()
    {
        var mine = await scene.EnrolAsync();
        var attempt = QuizScene.Expect(await scene.StartAsync(mine.PersonId));
        var old = await scene.QuestionsAsync();

        QuizScene.Expect(await scene.Quizzes.UpdateAsync(
            scene.Office, scene.Course.CourseId, old[0].QuestionId, QuizScene.Single with { Options = [("Nay đúng", true), ("Nay sai", false)] }, Token));
        QuizScene.Expect(await scene.Quizzes.RemoveAsync(scene.Office, scene.Course.CourseId, old[3].QuestionId, Token));

        var now = (await scene.Reads.OfCourseAsync(scene.Course.CourseId, Token))!.Value;
        Assert.Equal((2, 3), (now.Quiz.CurrentVersion, now.Questions.Count));
        var standing = await scene.Reads.StandingAsync(scene.Offering.Code, mine.PersonId, Token);
        Assert.Equal(4, standing!.Questions.Count);
        Assert.Equal(100, QuizScene.Expect(await scene.HandInAsync(attempt, QuizScene.RightAnswers(old))).ScorePercent);
    }

    [Fact]
    public async Task Service_ByWhoLeadsTheClass_WritesNoQuestion()
    {
        var leader = await fixture.Host.Data.CallerAsync(Role.Facilitator, personId: scene.Leader.PersonId);

        Assert.Equal("quiz_forbidden", QuizScene.Code(await scene.Quizzes.AddAsync(leader, scene.Course.CourseId, QuizScene.Single, null, Token)));
        Assert.Equal("quiz_forbidden", QuizScene.Code(await scene.Quizzes.SaveAsync(leader, scene.Course.CourseId, QuizScene.Settings, Token)));
    }

    [Fact]
    public async Task Paper_EnteredByWhoLeads_CountsOnceAndIsCorrectedByEnteringAgain()
    {
        var (one, two, three) = (await scene.EnrolAsync(), await scene.EnrolAsync(), await scene.EnrolAsync());
        using var leader = await fixture.Host.SignInAsync(Role.Facilitator, personId: scene.Leader.PersonId);
        var path = scene.DeskPath + "/giay";

        using var wrong = await leader.Http.PostFormAsync(path, ($"tl-{one.PersonId:N}", "Z"), ($"diem-{two.PersonId:N}", "101"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Empty(await scene.ScoresAsync());
        await DoneAsync(leader.Http.PostFormAsync(path, ($"tl-{one.PersonId:N}", "B; AB;; vneid"), ($"diem-{two.PersonId:N}", "45")));
        await DoneAsync(leader.Http.PostFormAsync(path, ($"diem-{two.PersonId:N}", "45")));
        await DoneAsync(leader.Http.PostFormAsync(path, ($"diem-{two.PersonId:N}", "54")));

        Assert.Equal(new Dictionary<Guid, int> { [one.PersonId] = 70, [two.PersonId] = 54 }, await scene.ScoresAsync());
        Assert.Equal(AttemptSource.Paper, Assert.Single(await scene.TriesAsync(two.PersonId)).Source);
        Assert.Equal(2, await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.PersonId == two.PersonId && e.Subject == nameof(QuizAttempt))));
        Assert.Equal(2, (await scene.Reads.StandingAsync(scene.Offering.Code, two.PersonId, Token))!.TriesLeft);
        var results = await PageAsync(leader, scene.DeskPath);
        Assert.Contains("2/3", results, StringComparison.Ordinal);
        Assert.Contains("54 (giấy)", results, StringComparison.Ordinal);
        Assert.Contains("chưa làm", results, StringComparison.Ordinal);
        Assert.DoesNotContain($"{three.PersonId}", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_OfAClassThatSomebodyElseLeads_IsNotFound()
    {
        var other = await QuizScene.CreateAsync(fixture.Host);
        using var stranger = await fixture.Host.SignInAsync(Role.Facilitator, personId: other.Leader.PersonId);
        var caller = await fixture.Host.Data.CallerAsync(Role.Facilitator, personId: other.Leader.PersonId);
        var mine = await scene.EnrolAsync();

        using var page = await stranger.Http.GetAsync(scene.DeskPath, Token);
        var outcome = await scene.Attempts.EnterPaperAsync(caller, scene.Offering.OfferingId, 1, [new PaperEntry(mine.PersonId, 90, null)], Token);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("class_not_found", QuizScene.Code(outcome));
    }

    [Fact]
    public async Task Export_OfAClass_HasEverybodyAndIsAudited()
    {
        var mine = await scene.EnrolAsync("Sơn Thị Điểm Mười");
        await scene.EnrolAsync();
        QuizScene.Expect(await scene.HandInAsync(QuizScene.Expect(await scene.StartAsync(mine.PersonId)), QuizScene.RightAnswers(await scene.QuestionsAsync())));
        using var office = await fixture.Host.SignInAsync(Role.Coordinator);

        var bytes = await office.Http.GetByteArrayAsync(scene.DeskPath + "/xlsx", Token);

        using var sheet = SheetReader.Open(new MemoryStream(bytes));
        var rows = sheet.Rows().ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, r => r.Cells.Contains("Sơn Thị Điểm Mười") && r.Cells.Contains("100") && r.Cells.Contains("Đạt"));
        Assert.True(await fixture.Host.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(e => e.Action == AuditAction.Exported && e.SubjectId == scene.Offering.OfferingId)));
    }

    [Fact]
    public async Task Privacy_OwnTries_AreDownloadedErasedAndAged()
    {
        var mine = await scene.EnrolAsync();
        QuizScene.Expect(await scene.HandInAsync(QuizScene.Expect(await scene.StartAsync(mine.PersonId)), QuizScene.RightAnswers(await scene.QuestionsAsync())));
        var kept = await fixture.Host.QueryAsync(async db => await KeptAsync(db, mine.PersonId));
        Assert.Contains(kept, field => field.Name == "score" && field.Value == "100");
        Assert.Contains(kept, field => field.Name == "answers" && field.Value!.Contains("VNeID", StringComparison.Ordinal));

        var erased = await fixture.Host.Services.GetRequiredService<PersonEraser>().EraseAsync(scene.Office, mine.PersonId, ErasureBasis.PersonAsked, confirmed: true, Token);

        Assert.True(erased.IsDone, string.Join(' ', erased.Refusals.Select(r => r.Message)));
        var attempt = Assert.Single(await scene.TriesAsync(mine.PersonId));
        Assert.Null(attempt.Texts);
        Assert.NotNull(attempt.Choices);
        Assert.Equal(100, attempt.ScorePercent);
        await fixture.Host.WriteAsync(db => db.Set<QuizAttempt>().Where(a => a.QuizAttemptId == attempt.QuizAttemptId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.HandedInAt, attempt.HandedInAt!.Value.AddDays(-731))));
        await fixture.Host.Services.GetRequiredService<RetentionService>().RunAsync(Token);
        attempt = Assert.Single(await scene.TriesAsync(mine.PersonId));
        Assert.Equal((null, 100), (attempt.Choices, attempt.ScorePercent));
    }

    private async Task<List<DataField>> KeptAsync(NtmLearnDbContext db, Guid personId)
    {
        var subject = (await PersonalDataSubject.FindAsync(db, personId, Token))!;
        var fields = new List<DataField>();
        foreach (var holder in fixture.Host.Services.GetServices<IPersonalDataHolder>())
        {
            var sections = await holder.ReadAsync(db, subject, Token);
            fields.AddRange(sections.Where(s => s.Name == "quizAttempts").SelectMany(s => s.Rows).SelectMany(r => r.Fields));
        }

        return fields;
    }

    private static async Task<string> PageAsync(SignedIn who, string path) => WebUtility.HtmlDecode(await who.Http.GetStringAsync(path, Token));

    private static async Task DoneAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token)));
    }
}
