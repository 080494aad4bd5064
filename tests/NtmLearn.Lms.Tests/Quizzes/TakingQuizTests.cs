using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Quizzes;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Quizzes;

public sealed class TakingQuizTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>, IAsyncLifetime
{
    private QuizScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await QuizScene.CreateAsync(fixture.Host);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Receipt_WholeQuizByPhone_IsMarkedAndCountsOnce()
    {
        var mine = await scene.EnrolAsync();
        using var phone = fixture.Host.OpenBrowser();
        var opened = await PageAsync(await phone.Http.PostFormAsync(scene.PublicPath, ("ma", mine.ReceiptCode.ToLowerInvariant())));
        Assert.Contains("Bài có 4 câu.", opened, StringComparison.Ordinal);
        var taking = await PageAsync(await SendAsync(phone, opened, ("viec", "bat-dau")));
        Assert.Contains("Đọc kỹ rồi trả lời.", taking, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.ReceiptCode, new Uri(fixture.Host.BaseAddress, scene.PublicPath).ToString(), StringComparison.Ordinal);
        var answers = QuizScene.Right(await scene.QuestionsAsync());

        var result = await PageAsync(await SendAsync(phone, taking, [("viec", "nop"), .. answers]));
        var again = await PageAsync(await SendAsync(phone, taking, ("viec", "nop")));

        Assert.Contains("100/100", result, StringComparison.Ordinal);
        Assert.Contains("Đạt (cần 50 điểm)", result, StringComparison.Ordinal);
        Assert.Contains("100/100", again, StringComparison.Ordinal);
        var attempt = Assert.Single(await scene.TriesAsync(mine.PersonId));
        Assert.Equal((AttemptSource.Receipt, 100, 1), (attempt.Source, attempt.ScorePercent, attempt.Number));
        Assert.Equal(100, (await scene.ScoresAsync())[mine.PersonId]);
    }

    [Fact]
    public async Task Account_FromMyClasses_TakesTheQuizAndLeavesNoTryForCopying()
    {
        var mine = await scene.EnrolAsync();
        using var learner = await fixture.Host.SignInAsync(Role.Learner, personId: mine.PersonId);
        Assert.Contains(scene.OwnPath, await learner.Http.GetStringAsync("/lop-cua-toi", Token), StringComparison.Ordinal);
        using var led = await learner.Http.GetAsync(scene.PublicPath, Token);
        Assert.Equal(scene.OwnPath, led.Headers.Location?.ToString());
        await learner.Http.PostFormAsync(scene.OwnPath, ("viec", "bat-dau"));
        var wrong = QuizScene.Right(await scene.QuestionsAsync(), QuestionKind.Multiple);

        using var sent = await learner.Http.PostFormAsync(scene.OwnPath, [("viec", "nop"), ("chac", "on"), .. wrong]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var result = WebUtility.HtmlDecode(await learner.Http.GetStringAsync(scene.OwnPath, Token));
        Assert.Contains("60/100", result, StringComparison.Ordinal);
        Assert.DoesNotContain("Đáp án:", result, StringComparison.Ordinal);
        Assert.Contains("Còn được làm 1 lần.", result, StringComparison.Ordinal);
        await learner.Http.PostFormAsync(scene.OwnPath, ("viec", "bat-dau"));
        await learner.Http.PostFormAsync(scene.OwnPath, [("viec", "nop"), ("chac", "on"), .. wrong.Skip(1)]);
        var last = WebUtility.HtmlDecode(await learner.Http.GetStringAsync(scene.OwnPath, Token));
        Assert.Contains("Đáp án:", last, StringComparison.Ordinal);
        Assert.Equal([60, 40], (await scene.TriesAsync(mine.PersonId)).Select(t => t.ScorePercent));
        Assert.Equal(60, (await scene.ScoresAsync())[mine.PersonId]);
    }

    [Fact]
    public async Task HandIn_SomethingLeftOutOrPlacedTwice_IsShownAgainWithWhatWasAnswered()
    {
        var mine = await scene.EnrolAsync();
        using var learner = await fixture.Host.SignInAsync(Role.Learner, personId: mine.PersonId);
        await learner.Http.PostFormAsync(scene.OwnPath, ("viec", "bat-dau"));
        var questions = await scene.QuestionsAsync();
        var order = questions.Single(q => q.Kind == QuestionKind.Order);
        var fields = QuizScene.Right(questions, QuestionKind.Single, QuestionKind.Order);

        using var sent = await learner.Http.PostFormAsync(scene.OwnPath, [("viec", "nop"), .. fields, .. order.Options.Select(o => ($"c{order.QuestionId}-{o.OptionId}", "1"))]);

        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("chưa trả lời. Xin trả lời", page, StringComparison.Ordinal);
        Assert.Contains("mỗi số từ 1 đến 3 dùng đúng một lần", page, StringComparison.Ordinal);
        Assert.Contains("value=\"vneid\"", page, StringComparison.Ordinal);
        Assert.Contains("Nộp luôn", page, StringComparison.Ordinal);
        Assert.True(Assert.Single(await scene.TriesAsync(mine.PersonId)).IsOpen);
    }

    [Fact]
    public async Task Receipt_OfAnotherClassOrWithoutSeat_OpensNothing()
    {
        var elsewhere = await (await QuizScene.CreateAsync(fixture.Host)).EnrolAsync();
        var waiting = await scene.EnrolAsync(status: EnrolmentStatus.WaitListed);
        using var phone = fixture.Host.OpenBrowser();

        foreach (var code in new[] { elsewhere.ReceiptCode, "XXXXXXXX", "ngắn", waiting.ReceiptCode })
        {
            using var sent = await phone.Http.PostFormAsync(scene.PublicPath, ("ma", code));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.DoesNotContain("Bắt đầu làm bài", WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Start_AtTheSameTime_OpensOneTry()
    {
        var mine = await scene.EnrolAsync();

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scene.StartAsync(mine.PersonId)));

        Assert.Single(started.Select(s => QuizScene.Expect(s).QuizAttemptId).Distinct());
        Assert.Single(await scene.TriesAsync(mine.PersonId));
    }

    [Fact]
    public async Task HandIn_AtTheSameTime_KeepsTheFirst()
    {
        var mine = await scene.EnrolAsync();
        var attempt = QuizScene.Expect(await scene.StartAsync(mine.PersonId));
        var right = QuizScene.RightAnswers(await scene.QuestionsAsync());

        var scores = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => scene.HandInAsync(attempt, i % 2 == 0 ? right : QuizAnswers.None)));

        Assert.Single(scores.Select(s => QuizScene.Expect(s).ScorePercent).Distinct());
        Assert.False(Assert.Single(await scene.TriesAsync(mine.PersonId)).IsOpen);
    }

    [Fact]
    public async Task Start_WithoutTriesLeft_IsRefused()
    {
        var mine = await scene.EnrolAsync();
        for (var i = 0; i < QuizScene.Settings.MaxTries; i++)
        {
            QuizScene.Expect(await scene.HandInAsync(QuizScene.Expect(await scene.StartAsync(mine.PersonId)), QuizAnswers.None));
        }

        Assert.Equal("no_tries_left", QuizScene.Code(await scene.StartAsync(mine.PersonId)));
    }

    [Fact]
    public async Task Start_BeforeTheLastSessionAndLongAfter_IsRefused()
    {
        var today = fixture.Host.Services.GetRequiredService<LocalTime>().Today;
        foreach (var (days, expected) in new[] { (1, "quiz_closed"), (-7, "done"), (-8, "quiz_closed") })
        {
            var other = await QuizScene.CreateAsync(fixture.Host, today.AddDays(days));
            var mine = await other.EnrolAsync();

            Assert.Equal(expected, QuizScene.Code(await other.StartAsync(mine.PersonId)));
        }
    }

    [Fact]
    public async Task HandIn_SomebodyElsesTry_IsNotFound()
    {
        var (mine, other) = (await scene.EnrolAsync(), await scene.EnrolAsync());
        var attempt = QuizScene.Expect(await scene.StartAsync(mine.PersonId));

        var outcome = await scene.Attempts.HandInAsync(new(Auditing.ActorKind.Visitor), attempt.QuizAttemptId, other.PersonId, QuizAnswers.None, Token);

        Assert.Equal("attempt_not_found", QuizScene.Code(outcome));
    }

    [Fact]
    public async Task Scores_ByTheLatestRule_TakeTheLastHandedIn()
    {
        var mine = await scene.EnrolAsync();
        QuizScene.Expect(await scene.Quizzes.SaveAsync(scene.Office, scene.Course.CourseId, QuizScene.Settings with { ScoreRule = ScoreRule.Latest }, Token));
        QuizScene.Expect(await scene.HandInAsync(QuizScene.Expect(await scene.StartAsync(mine.PersonId)), QuizScene.RightAnswers(await scene.QuestionsAsync())));
        QuizScene.Expect(await scene.HandInAsync(QuizScene.Expect(await scene.StartAsync(mine.PersonId)), QuizAnswers.None));

        Assert.Equal(0, (await scene.ScoresAsync())[mine.PersonId]);
    }

    private Task<HttpResponseMessage> SendAsync(TestBrowser phone, string page, params (string Name, string Value)[] fields) =>
        phone.Http.PostFormOfAsync(page, scene.PublicPath, fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), cancellationToken: Token);

    private static async Task<string> PageAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Token));
            Assert.True(response.StatusCode == HttpStatusCode.OK, page);
            return page;
        }
    }
}
