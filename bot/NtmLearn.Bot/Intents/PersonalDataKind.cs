namespace NtmLearn.Bot.Intents;

/// <summary>Kinds of personal data that are replaced before a text is stored, searched or logged.</summary>
public enum PersonalDataKind
{
    PhoneNumber = 1,

    /// <summary>CCCD (12 digits) or the older CMND (9 digits).</summary>
    IdentityNumber = 2,

    EmailAddress = 3,

    /// <summary>Bank account, e-wallet or card number.</summary>
    AccountNumber = 4,

    DateOfBirth = 5,

    PersonName = 6,

    HomeAddress = 7,

    /// <summary>Tax, social-insurance and health-insurance codes of a person.</summary>
    PersonalCode = 8,

    PassportNumber = 9,
}
