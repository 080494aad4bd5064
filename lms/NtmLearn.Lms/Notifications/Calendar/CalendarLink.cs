namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>Whose calendar it is.</summary>
public enum CalendarOwner
{
    /// <summary>What a person learns and leads.</summary>
    Person = 1,

    /// <summary>Classes for a unit and those below it.</summary>
    Unit = 2,
}

/// <summary>
/// An address that a calendar program asks again and again without signing in. Whoever has it may read it, so it cannot be
/// guessed and can be replaced.
/// </summary>
public sealed class CalendarLink
{
    public const int TokenLength = 32;

    public required Guid CalendarLinkId { get; init; }

    /// <summary>The account that made it.</summary>
    public required Guid AccountId { get; init; }

    public required CalendarOwner Owner { get; init; }

    /// <summary>The person or unit.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>128 random bits in hexadecimal.</summary>
    public required string Token { get; set; }

    public required DateTime CreatedAt { get; init; }
}
