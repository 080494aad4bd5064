using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.TestKit;

/// <summary>A class for a test.</summary>
public sealed class OfferingBuilder(Guid offeringId, LocalTime time)
{
    /// <summary>7:30 to 11:00.</summary>
    private const int Start = 450;

    private const int End = 660;

    private readonly List<(DateOnly Day, int From, int To, Guid? VenueId, Guid[] Facilitators)> days = [];
    private readonly List<Action<CourseOffering>> changes = [];
    private OfferingKind kind = OfferingKind.Class;
    private OfferingStatus status = OfferingStatus.Open;
    private OfferingAccess access = OfferingAccess.Everybody;
    private string title = "Dịch vụ công trực tuyến cho ấp";
    private int capacity = 30;
    private bool hasDays = true;

    internal Guid? CourseId { get; set; }

    public OfferingBuilder OfCourse(Guid courseId) => Set(() => CourseId = courseId);

    public OfferingBuilder Titled(string value) => Set(() => title = value);

    public OfferingBuilder WithCapacity(int seats) => Set(() => capacity = seats);

    public OfferingBuilder WithStatus(OfferingStatus value) => Set(() => status = value);

    public OfferingBuilder WithAccess(OfferingAccess value) => Set(() => access = value);

    public OfferingBuilder OfKind(OfferingKind value) => Set(() => kind = value);

    /// <summary>Only people below a unit are its audience.</summary>
    public OfferingBuilder ForUnit(Guid unitId) => With(o => o.UnitId = unitId);

    public OfferingBuilder RequiringApproval() => With(o => o.RequiresApproval = true);

    public OfferingBuilder EnrollingBetween(DateTime? opensAt, DateTime? closesAt) =>
        With(o => (o.EnrolmentOpensAt, o.EnrolmentClosesAt) = (opensAt, closesAt));

    /// <summary>Gathers demand: no sessions yet.</summary>
    public OfferingBuilder WithoutDays() => Set(() => (hasDays, kind) = (false, OfferingKind.Demand));

    /// <summary>A session; minutes since midnight.</summary>
    public OfferingBuilder OnDay(DateOnly day, int from = Start, int to = End, Guid? venueId = null, params Guid[] facilitators) =>
        Set(() => days.Add((day, from, to, venueId, facilitators)));

    /// <summary>Anything else.</summary>
    public OfferingBuilder With(Action<CourseOffering> change) => Set(() => changes.Add(change));

    internal CourseOffering Build(DateTime at)
    {
        if (hasDays && days.Count == 0)
        {
            days.Add((time.Today.AddDays(10), Start, End, null, []));
        }

        var offering = new CourseOffering
        {
            OfferingId = offeringId,
            CourseId = CourseId!.Value,
            Code = $"THU-{TestData.Next()}",
            Title = title,
            Kind = kind,
            Status = status,
            Access = access,
            Capacity = capacity,
            OfferHours = 48,
            SearchKey = VietnameseText.Fold(title),
            CreatedAt = at,
            FirstDay = days.Count == 0 ? null : days.Min(d => d.Day),
            LastDay = days.Count == 0 ? null : days.Max(d => d.Day),
        };
        changes.ForEach(change => change(offering));
        return offering;
    }

    internal IEnumerable<object> Sessions(TimeProvider clock)
    {
        foreach (var (day, from, to, venueId, facilitators) in days)
        {
            var sessionId = clock.NewId();
            yield return new TrainingSession
            {
                SessionId = sessionId,
                OfferingId = offeringId,
                Day = day,
                StartMinute = from,
                EndMinute = to,
                StartsAt = time.ToUtc(day, from),
                EndsAt = time.ToUtc(day, to),
                VenueId = venueId,
                ChangedAt = clock.UtcNow,
            };
            foreach (var person in facilitators)
            {
                yield return new SessionFacilitator { SessionFacilitatorId = clock.NewId(), SessionId = sessionId, PersonId = person };
            }
        }
    }

    private OfferingBuilder Set(Action change)
    {
        change();
        return this;
    }
}
