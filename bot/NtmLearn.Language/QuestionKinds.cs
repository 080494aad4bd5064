namespace NtmLearn.Language;

/// <summary>What a question asks for. One question may ask for several.</summary>
[Flags]
public enum QuestionKinds
{
    None = 0,
    Who = 1 << 0,
    When = 1 << 1,
    Where = 1 << 2,
    HowMany = 1 << 3,
    Money = 1 << 4,
    Percentage = 1 << 5,
    DocumentNumber = 1 << 6,

    /// <summary>A phone number, an address, an e-mail address, a web page.</summary>
    Contact = 1 << 7,

    /// <summary>A person's own name: who signed, what is the director called.</summary>
    PersonName = 1 << 8,

    /// <summary>What came of it so far.</summary>
    Result = 1 << 9,
    Why = 1 << 10,
    How = 1 << 11,
    YesNo = 1 << 12,

    /// <summary>All of several things.</summary>
    List = 1 << 13,
    Definition = 1 << 14,

    /// <summary>Is this the original text or a summary.</summary>
    Original = 1 << 15,

    /// <summary>Who wrote the text that is being read.</summary>
    Author = 1 << 16,

    /// <summary>Where money or goods come from.</summary>
    Source = 1 << 17,
    What = 1 << 18,

    /// <summary>How often, how long.</summary>
    Frequency = 1 << 19,

    /// <summary>For whom something is.</summary>
    Audience = 1 << 20,

    /// <summary>What is to be reached.</summary>
    Goal = 1 << 21,

    /// <summary>Which authority put a document out.</summary>
    Issuer = 1 << 22,

    /// <summary>What a picture in the text shows.</summary>
    Picture = 1 << 23,

    /// <summary>How long it lasts.</summary>
    Duration = 1 << 24,
}
