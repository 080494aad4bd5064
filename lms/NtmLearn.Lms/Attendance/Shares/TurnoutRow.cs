using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>How somebody is enrolled.</summary>
/// <param name="PersonId">The row of the person that it was made with, which may be merged into another by now.</param>
/// <param name="Since">When the person first got a seat; null when that is not known.</param>
public sealed record EnrolledAs(Guid EnrolmentId, Guid PersonId, EnrolmentStatus Status, Guid? UnitId, Guid? OrganisationId, DateTime? Since);

/// <summary>One person, or a walk-in who is nobody we know, in one class.</summary>
/// <param name="key">The person, or the walk-in.</param>
public sealed class TurnoutRow(Guid key, bool isPerson, IReadOnlyList<TrainingSession> sessions, bool excusedCounts)
{
    private readonly List<EnrolledAs> enrolments = [];
    private DateTime since = DateTime.MaxValue;

    public Guid Key => key;

    public bool IsPerson => isPerson;

    public string? FullName { get; private set; }

    public string SortKey { get; private set; } = "";

    public Sex? Sex { get; private set; }

    public int? YearOfBirth { get; private set; }

    public Guid? HamletId { get; private set; }

    /// <summary>Where they live.</summary>
    public Guid? HomeUnitId { get; private set; }

    /// <summary>Has a seat now, or held it to the end.</summary>
    public bool IsInClass { get; private set; }

    /// <summary>Had a seat at some time.</summary>
    public bool IsInvited => enrolments.Count > 0;

    /// <summary>More than one where a person was enrolled twice under two rows that were merged later.</summary>
    public IReadOnlyList<EnrolledAs> Enrolments => enrolments;

    /// <summary>What counts at each session, in their order; null where nothing was recorded.</summary>
    public AttendanceStatus?[] Statuses { get; } = new AttendanceStatus?[sessions.Count];

    /// <summary>Sessions that they were at, for all or a part.</summary>
    public int Attended => Statuses.Count(s => s?.WasThere() == true);

    /// <summary>
    /// The share of the class. Who has no seat was expected nowhere. Sessions before a late enrolment, those where "not
    /// expected" was recorded, and by the setting those missed with an excuse, are left out; being there always counts.
    /// </summary>
    public AttendanceShare Share
    {
        get
        {
            var expected = Enumerable.Range(0, sessions.Count).Count(IsExpectedAt);
            return new AttendanceShare(expected, IsInClass ? Attended : 0);
        }
    }

    /// <summary>Was expected somewhere and was at all of these.</summary>
    public bool IsFull => Share is { Expected: > 0 } share && share.Attended == share.Expected;

    /// <summary>Whether a session, by its place in the class, counts for the share.</summary>
    public bool IsExpectedAt(int index) => IsInClass && Statuses[index] switch
    {
        { } status when status.WasThere() => true,
        AttendanceStatus.NotExpected => false,
        AttendanceStatus.Excused when !excusedCounts => false,
        _ => since <= sessions[index].EndsAt,
    };

    public void Name(string fullName, string sortKey, Sex? sex, int? yearOfBirth, Guid? hamletId, Guid? homeUnitId) =>
        (FullName, SortKey, Sex, YearOfBirth, HamletId, HomeUnitId) = (fullName, sortKey, sex, yearOfBirth, hamletId, homeUnitId);

    public void Enrol(EnrolledAs enrolment, bool isInClass)
    {
        enrolments.Add(enrolment);
        if (isInClass)
        {
            IsInClass = true;
            since = new[] { since, enrolment.Since ?? DateTime.MinValue }.Min();
        }
    }
}
