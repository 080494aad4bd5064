namespace NtmLearn.Lms.Sessions;

/// <summary>What clashes.</summary>
public enum ClashKind
{
    Venue = 1,
    Facilitator = 2,
    Participant = 3,
    Travel = 4,
    AvoidedDay = 5,
}
