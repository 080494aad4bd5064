namespace NtmLearn.Lms.Offerings;

/// <summary>What happened to a class that others act on.</summary>
public enum OfferingChangeKind
{
    /// <summary>It can be seen and enrolled in.</summary>
    Announced = 1,

    /// <summary>Days, times or places are not what people were told.</summary>
    Moved = 2,
    Cancelled = 3,

    /// <summary>More people fit in: who waits may move up.</summary>
    SeatsAdded = 4,
}
