namespace NtmLearn.Lms.Auditing;

/// <summary>What kind of hand made a change.</summary>
public enum ActorKind
{
    /// <summary>Somebody signed in.</summary>
    Account = 1,

    /// <summary>Another system with an API key.</summary>
    ApiKey = 2,

    /// <summary>Somebody who is not signed in, such as a citizen who enrols.</summary>
    Visitor = 3,

    /// <summary>A job or the start of the program.</summary>
    Program = 4,

    /// <summary>An operator on the command line.</summary>
    Operator = 5,

    /// <summary>A person in chat.</summary>
    Chat = 6,
}
