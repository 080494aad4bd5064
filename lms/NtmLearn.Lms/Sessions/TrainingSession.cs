using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Sessions;

/// <summary>
/// One meeting of a class. Day and minutes are wall time in the province; <see cref="StartsAt"/> and <see cref="EndsAt"/>
/// are the same as instants.
/// </summary>
public sealed class TrainingSession : IAudited
{
    public const int TitleMaxLength = 200;

    public required Guid SessionId { get; init; }

    public required Guid OfferingId { get; init; }

    public required DateOnly Day { get; set; }

    /// <summary>Minutes since midnight.</summary>
    public required int StartMinute { get; set; }

    public required int EndMinute { get; set; }

    public required DateTime StartsAt { get; set; }

    public required DateTime EndsAt { get; set; }

    public Guid? VenueId { get; set; }

    /// <summary>Of this meeting, where it differs from the class.</summary>
    public string? OnlineLink { get; set; }

    public string? Title { get; set; }

    public bool IsCancelled { get; set; }

    /// <summary>Goes up with each change; calendars take the higher one.</summary>
    [NotAudited]
    public int Sequence { get; set; }

    public required DateTime ChangedAt { get; set; }

    Guid IAudited.AuditId => SessionId;
}

/// <summary>Who leads a session.</summary>
public sealed class SessionFacilitator : IAboutPerson
{
    public required Guid SessionFacilitatorId { get; init; }

    public required Guid SessionId { get; init; }

    public required Guid PersonId { get; init; }

    Guid IAudited.AuditId => SessionFacilitatorId;
}

/// <summary>What keeps from holding a class on a day.</summary>
public enum AvoidedDayKind
{
    PublicHoliday = 1,
    LunarNewYear = 2,

    /// <summary>Chôl Chnăm Thmây, Sene Đolta, Ok Om Bok.</summary>
    KhmerFestival = 3,
    Other = 4,
}

/// <summary>Days on which no class should be.</summary>
public sealed class AvoidedDays : IAudited
{
    public const int NameMaxLength = 100;

    public required Guid AvoidedDaysId { get; init; }

    public required string Name { get; set; }

    public required AvoidedDayKind Kind { get; set; }

    public required DateOnly FirstDay { get; set; }

    public required DateOnly LastDay { get; set; }

    /// <summary>Refuse rather than warn.</summary>
    public required bool Blocks { get; set; }

    Guid IAudited.AuditId => AvoidedDaysId;
}
