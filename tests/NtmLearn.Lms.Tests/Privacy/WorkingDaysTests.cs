using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Requests;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class WorkingDaysTests
{
    // Tết 2027: the first day of the year is Saturday 6 February; offices are closed from Thursday 4 to Wednesday 10.
    private static readonly WorkingDays Days = new([(new DateOnly(2027, 2, 4), new DateOnly(2027, 2, 10)), (new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 1))]);

    [Theory]
    [InlineData("2027-03-01", "2027-03-03")]
    [InlineData("2027-03-04", "2027-03-08")]
    [InlineData("2027-03-06", "2027-03-09")]
    [InlineData("2027-02-02", "2027-02-11")]
    [InlineData("2027-02-03", "2027-02-12")]
    [InlineData("2027-02-07", "2027-02-12")]
    [InlineData("2026-12-31", "2027-01-05")]
    public void After_TwoWorkingDays_SkipsWeekendsHolidaysAndTet(string received, string expected) =>
        Assert.Equal(Day(expected), Days.After(Day(received), PrivacyClock.AnswerWorkingDays));

    [Theory]
    [InlineData("2027-02-06", "2027-02-11")]
    [InlineData("2027-03-01", "2027-03-01")]
    [InlineData("2027-03-06", "2027-03-08")]
    public void OnOrAfter_FreeDay_IsTheNextWorkingDay(string day, string expected) => Assert.Equal(Day(expected), Days.OnOrAfter(Day(day)));

    [Theory]
    [InlineData(PrivacyRequestKind.WithdrawConsent, false, 0, "2027-03-16")]
    [InlineData(PrivacyRequestKind.Object, true, 0, "2027-03-22")]
    [InlineData(PrivacyRequestKind.Restrict, true, 15, "2027-04-05")]
    [InlineData(PrivacyRequestKind.Correct, false, 0, "2027-03-11")]
    [InlineData(PrivacyRequestKind.Erase, true, 0, "2027-03-22")]
    public void Clock_OfEachKind_EndsOnAWorkingDayWithinTheTerm(PrivacyRequestKind kind, bool thirdParty, int extended, string expected)
    {
        var request = RequestOf(kind, PrivacyRequestState.Received);
        (request.NeedsThirdParty, request.ExtendedDays) = (thirdParty, extended);

        Assert.Equal(Day(expected), PrivacyClock.Of(request, Day("2027-03-01"), Days).DoneBy);
    }

    [Theory]
    [InlineData(PrivacyRequestState.Received, "2027-03-03", false)]
    [InlineData(PrivacyRequestState.Received, "2027-03-04", true)]
    [InlineData(PrivacyRequestState.Answered, "2027-03-11", false)]
    [InlineData(PrivacyRequestState.Answered, "2027-03-12", true)]
    [InlineData(PrivacyRequestState.Done, "2027-09-01", false)]
    public void IsOverdue_TheDayAfterATermThatCounts(PrivacyRequestState state, string today, bool expected)
    {
        var request = RequestOf(PrivacyRequestKind.Correct, state);

        Assert.Equal(expected, PrivacyClock.Of(request, Day("2027-03-01"), Days).IsOverdue(request, Day(today)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static PrivacyRequest RequestOf(PrivacyRequestKind kind, PrivacyRequestState state) => new()
    {
        PrivacyRequestId = Guid.NewGuid(),
        PersonId = Guid.NewGuid(),
        Kind = kind,
        State = state,
        ReceivedAt = new DateTime(2027, 3, 1, 2, 0, 0, DateTimeKind.Utc),
        Channel = ConsentChannel.Web,
    };
}
