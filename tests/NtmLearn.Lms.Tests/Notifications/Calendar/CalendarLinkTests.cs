using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Notifications.Calendar;

/// <summary>Calendars of people and units over HTTP, read by the strict reader.</summary>
public sealed partial class CalendarLinkTests : IAsyncLifetime
{
    private TestHost host = null!;
    private EnrolmentScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        scene = await EnrolmentScene.CreateAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Learner_WithASeat_ReadsTheirSessionsWithoutSigningIn()
    {
        var (learner, offering) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.Learner, personId: learner.PersonId);
        var address = Assert.Single(await AddressesAsync(signedIn));

        var calendar = StrictCalendar.Read(await host.Http.GetByteArrayAsync(address, Token));

        Assert.Equal(offering.Title, Assert.Single(calendar.Inner, c => c.Lines.Exists(l => l.Name == "SUMMARY")).One("SUMMARY").Text);
    }

    [Fact]
    public async Task Learner_WhoWithdraws_SeesTheSessionCancelled()
    {
        var (learner, offering) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.Learner, personId: learner.PersonId);
        var address = Assert.Single(await AddressesAsync(signedIn));
        var before = Event(await host.Http.GetByteArrayAsync(address, Token));
        var enrolment = await host.QueryAsync(db => db.Set<Enrolment>().SingleAsync(e => e.OfferingId == offering.OfferingId, Token));

        await scene.Enrolments.WithdrawAsync(EnrolmentScene.Self(learner), enrolment.EnrolmentId, null, Token);

        var after = Event(await host.Http.GetByteArrayAsync(address, Token));
        Assert.Equal("CANCELLED", after.One("STATUS").Text);
        Assert.Equal(before.One("UID").Text, after.One("UID").Text);
        Assert.True(Sequence(after) > Sequence(before));
    }

    [Fact]
    public async Task SessionThatMoves_HasTheNewTimeAndAHigherSequence()
    {
        var (learner, offering) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.Learner, personId: learner.PersonId);
        var address = Assert.Single(await AddressesAsync(signedIn));
        var before = Event(await host.Http.GetByteArrayAsync(address, Token));
        var session = await host.QueryAsync(db => db.Set<TrainingSession>().SingleAsync(s => s.OfferingId == offering.OfferingId, Token));
        var office = await host.Data.CallerAsync(Role.Coordinator);

        await host.Services.GetRequiredService<SessionService>().ChangeAsync(
            office, session.SessionId, new SessionInput(session.Day.AddDays(1), session.StartMinute, session.EndMinute), Token);

        var after = Event(await host.Http.GetByteArrayAsync(address, Token));
        Assert.Equal(before.One("DTSTART").Utc.AddDays(1), after.One("DTSTART").Utc);
        Assert.True(Sequence(after) > Sequence(before));
    }

    [Fact]
    public async Task Manager_OfACommune_HasACalendarOfTheUnit()
    {
        var (_, offering) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.UnitManager, scene.First.UnitId);
        using var foreign = await host.SignInAsync(Role.UnitManager, scene.Second.UnitId);

        Assert.Equal(offering.Title, Event(await host.Http.GetByteArrayAsync(Assert.Single(await AddressesAsync(signedIn)), Token)).One("SUMMARY").Text);
        var other = StrictCalendar.Read(await host.Http.GetByteArrayAsync(Assert.Single(await AddressesAsync(foreign)), Token));
        Assert.DoesNotContain(other.Inner, c => c.Lines.Exists(l => l.Name == "SUMMARY"));
    }

    [Fact]
    public async Task ReplacedAddress_TheOldOneIsDead()
    {
        var (learner, _) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.Learner, personId: learner.PersonId);
        var old = Assert.Single(await AddressesAsync(signedIn));
        var page = await signedIn.Http.GetStringAsync("/lich-cua-toi", Token);
        var action = ActionPattern().Match(page).Groups[1].Value;

        await signedIn.Http.PostFormAsync("/lich-cua-toi", [], action, Token);

        using var answer = await host.Http.GetAsync(old, Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEqual(old, Assert.Single(await AddressesAsync(signedIn)));
    }

    [Fact]
    public async Task SameCalendarAgain_IsNotSentAgain()
    {
        var (learner, _) = await EnrolledAsync();
        using var signedIn = await host.SignInAsync(Role.Learner, personId: learner.PersonId);
        var address = Assert.Single(await AddressesAsync(signedIn));
        using var first = await host.Http.GetAsync(address, Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());

        using var second = await host.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/calendar/0123456789abcdef0123456789abcdef.ics")]
    [InlineData("/calendar/' OR 1=1.ics")]
    [InlineData("/calendar/.ics")]
    public async Task RubbishAddress_IsNotFound(string address)
    {
        using var answer = await host.Http.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static int Sequence(Component session) => int.Parse(session.One("SEQUENCE").Text, System.Globalization.CultureInfo.InvariantCulture);

    private static Component Event(byte[] bytes) => Assert.Single(StrictCalendar.Read(bytes).Inner, c => c.Lines.Exists(l => l.Name == "SUMMARY"));

    private static async Task<List<string>> AddressesAsync(SignedIn signedIn) =>
        [.. AddressPattern().Matches(await signedIn.Http.GetStringAsync("/lich-cua-toi", Token)).Select(m => m.Groups[1].Value).Distinct()];

    private async Task<(Person Learner, CourseOffering Offering)> EnrolledAsync()
    {
        var learner = await scene.OfficialAsync(scene.First);
        var offering = await host.Data.CreateOfferingAsync(o => o.ForUnit(scene.First.UnitId));
        Assert.True((await scene.EnrolAsync(offering, learner)).IsDone);
        return (learner, offering);
    }

    [GeneratedRegex("href=\"(/calendar/[0-9a-f]{32}\\.ics)\"")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("action=\"(/lich-cua-toi/[0-9a-f-]{36})\"")]
    private static partial Regex ActionPattern();
}
