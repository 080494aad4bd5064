using NtmLearn.Lms.Access;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>What every page of signing in needs, for one request.</summary>
internal sealed class CheckIns(CheckInService service, CheckInSeals seals, CheckInRoster roster, Caller caller)
{
    public CheckInService Service => service;

    public CheckInSeals Seals => seals;

    /// <summary>Who is signed in with an account, when they are on the list of the session's class.</summary>
    public async Task<Person?> OneselfAsync(CheckInSession session, CancellationToken cancellationToken) =>
        caller.PersonId is { } person ? await roster.FindAsync(session.Facts.OfferingId, person, cancellationToken) : null;
}
