namespace NtmLearn.Lms.Screens;

/// <summary>What the colour of a badge, a note or a calendar entry says; its words say the same.</summary>
public enum BadgeKind
{
    /// <summary>In order, open, done.</summary>
    Good = 1,

    /// <summary>Only to know.</summary>
    Information = 2,

    /// <summary>Waits for somebody.</summary>
    Waiting = 3,

    /// <summary>Wrong, refused, cancelled.</summary>
    Stopped = 4,

    /// <summary>Not yet begun, or over.</summary>
    Quiet = 5,
}
