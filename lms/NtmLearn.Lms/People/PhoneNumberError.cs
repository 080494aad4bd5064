namespace NtmLearn.Lms.People;

/// <summary>Why a text is no telephone number that a person can be reached by.</summary>
public enum PhoneNumberError
{
    /// <summary>Nothing was typed.</summary>
    Empty = 1,

    /// <summary>There is something in it that is no number.</summary>
    NotANumber = 2,

    /// <summary>Emergency and service numbers (113, 18001234 without its last digits) and numbers with digits missing.</summary>
    TooShort = 3,

    TooLong = 4,

    /// <summary>1800, 1900: nobody's own number.</summary>
    Hotline = 5,

    /// <summary>As long as it should be, but no network in its country has such numbers.</summary>
    NotInUse = 6,

    /// <summary>Two numbers in one field.</summary>
    SeveralNumbers = 7,
}
