namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>What personal data may be used for. A closed list: nothing is used for a purpose that is not here, and each is agreed to by itself.</summary>
public enum ConsentPurpose
{
    /// <summary>To arrange classes and to prove and report training.</summary>
    Training = 1,

    /// <summary>News that nobody asked for: new classes, events, campaigns.</summary>
    Notices = 2,
    Photos = 3,
    Survey = 4,
}
