namespace NtmLearn.Bot.Answers;

/// <summary>How a turn ended. The words are the same in code, API and data; numbers are never reused.</summary>
public enum AnswerStatus
{
    /// <summary>Answered with quotations found in the indexed documents.</summary>
    Answered = 1,

    /// <summary>Answered with a reviewed answer that has an owner and a review date.</summary>
    Reviewed = 2,

    /// <summary>Asked back which of two or three topics is meant.</summary>
    Clarify = 3,

    /// <summary>On our subject, but the documents do not say.</summary>
    NotInDocuments = 4,

    /// <summary>Another subject altogether.</summary>
    OutOfScope = 5,

    Greeting = 6,

    Thanks = 7,

    /// <summary>A question about this service itself ("are you a robot?").</summary>
    AboutMe = 8,

    /// <summary>Asks for help with doing wrong.</summary>
    Harmful = 9,

    /// <summary>Asks for data about another person.</summary>
    PersonalData = 10,

    /// <summary>Tries to change the rules or to make the assistant act as somebody else.</summary>
    Injection = 11,

    Abuse = 12,

    /// <summary>The person may be in danger: kind words and where help is.</summary>
    Crisis = 13,

    TooLong = 14,

    /// <summary>Our own fault; the person is told so and can ask again.</summary>
    Failed = 15,
}
