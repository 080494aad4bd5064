using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Requests;
using NtmLearn.Lms.Screens;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class ConsentTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

        // Nine in the morning in the province, outside quiet hours.
        host.Clock.Advance(new DateTimeOffset(2027, 3, 1, 2, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConsentService Consents => host.Services.GetRequiredService<ConsentService>();

    [Theory]
    [InlineData("/du-lieu-cua-toi")]
    [InlineData("/du-lieu-cua-toi?dong-y-tin=on&dong-y-anh=on&dong-y-lop-hoc=on&dong-y-khao-sat=on")]
    public async Task Fields_OnOpening_AreOnePerPurposeAndNotTicked(string path)
    {
        var person = await host.Data.CreatePersonAsync();
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);

        var page = await new HtmlParser().ParseDocumentAsync(await member.Http.GetStringAsync(path, Token));

        var boxes = page.QuerySelectorAll("input[type=checkbox]").ToList();
        Assert.Equal(Enum.GetValues<ConsentPurpose>().Select(ConsentForm.NameOf).Order(StringComparer.Ordinal), boxes.Select(b => b.GetAttribute("name")!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(boxes, box => box.HasAttribute("checked"));
    }

    [Fact]
    public async Task OwnPage_AgreeThenStop_KeepsBothFactsAndAsksTheOfficerWhereHandsAreNeeded()
    {
        var person = await host.Data.CreatePersonAsync();
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);

        var agreed = await member.Http.PostFormAsync("/du-lieu-cua-toi", [new("dong-y-anh", "on")], "/du-lieu-cua-toi/dong-y", Token);
        var stopped = await member.Http.PostFormAsync("/du-lieu-cua-toi", [], "/du-lieu-cua-toi/thoi-dong-y", Token);
        var again = await member.Http.PostFormAsync("/du-lieu-cua-toi", [new("dong-y-anh", "on")], "/du-lieu-cua-toi/dong-y", Token);

        Assert.All([agreed, stopped, again], response => Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode));
        var history = await Consents.HistoryAsync(person.PersonId, Token);
        Assert.Equal([null, ConsentChannel.Web], history.Select(c => c.WithdrawnChannel));
        Assert.All(history, c => Assert.Equal((ConsentPurpose.Photos, "2026-1", ActorKind.Account, member.AccountId), (c.Purpose, c.TextVersion, c.RecordedByKind, c.RecordedById)));
        var request = await host.QueryAsync(db => db.Set<PrivacyRequest>().SingleAsync());
        Assert.Equal((PrivacyRequestKind.WithdrawConsent, person.PersonId), (request.Kind, request.PersonId));
    }

    [Fact]
    public async Task OwnPage_NothingTicked_RecordsNothing()
    {
        var person = await host.Data.CreatePersonAsync();
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);

        var response = await member.Http.PostFormAsync("/du-lieu-cua-toi", [], "/du-lieu-cua-toi/dong-y", Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Empty(await Consents.HistoryAsync(person.PersonId, Token));
    }

    [Fact]
    public async Task Give_TwiceToTheSameText_IsOneFact()
    {
        var person = await host.Data.CreatePersonAsync();

        await Consents.GiveAsync(Actor.Program("test"), person.PersonId, [ConsentPurpose.Survey], ConsentChannel.Paper, Token);
        await Consents.GiveAsync(Actor.Program("test"), person.PersonId, [ConsentPurpose.Survey], ConsentChannel.Paper, Token);

        Assert.Single(await Consents.HistoryAsync(person.PersonId, Token));
        Assert.True(await Consents.HasAsync(person.PersonId, ConsentPurpose.Survey, Token));
    }

    [Fact]
    public async Task Notices_WithoutAnyConsent_GoAboutWhatWasAskedFor()
    {
        var person = await host.Data.CreatePersonAsync();

        Assert.All(Enum.GetValues<NoticeRule>(), rule => Assert.True(Consents.MayTellAsync(person.PersonId, rule, Token).Result));
    }

    [Theory]
    [InlineData(NoticeRule.Enrolled, NoticeState.Dropped)]
    [InlineData(NoticeRule.ClassMoved, NoticeState.ToCall)]
    public async Task Notices_AfterStopping_OnlyWhatCannotBeLeftOutGoes(NoticeRule rule, NoticeState expected)
    {
        var (person, enrolment, offering) = await PrivacyData.EnrolAsync(host);
        await Consents.GiveAsync(Actor.Program("test"), person.PersonId, [ConsentPurpose.Notices], ConsentChannel.Web, Token);
        await Consents.WithdrawAsync(Actor.Program("test"), person.PersonId, ConsentPurpose.Notices, ConsentChannel.Web, Token);
        var thing = rule == NoticeRule.ClassMoved ? offering.OfferingId : enrolment.EnrolmentId;
        await host.WriteAsync(async db =>
        {
            await NoticeBook.AddAsync(db, host.Clock.GetUtcNow().UtcDateTime, rule, person.PersonId, thing, offering.NoticeVersion, offering.OfferingId, Token);
            await db.SaveChangesAsync(Token);
        });

        await host.Services.GetRequiredService<NoticeSender>().SendDueAsync(Token);

        Assert.Equal(expected, await host.QueryAsync(db => db.Set<Notice>().Select(n => n.State).SingleAsync(Token)));
    }

    [Fact]
    public void Texts_InEachLanguage_HaveEveryPurposeAndTheSameVersions()
    {
        var texts = host.Services.GetRequiredService<ConsentTexts>();

        foreach (var language in Enum.GetValues<ScreenLanguage>())
        {
            var set = texts.In(language);
            Assert.All(set.Texts.Values, text => Assert.Equal(texts.VersionOf(text.Purpose), text.Version));
            Assert.All(set.Texts.Values, text => Assert.All([text.Ask, text.What, text.Why, text.HowLong, set.Who, set.Stop], words => Assert.NotEmpty(words)));
        }

        Assert.Equal(3, Enum.GetValues<ScreenLanguage>().Select(l => texts.In(l).Language).Distinct().Count());
    }
}
