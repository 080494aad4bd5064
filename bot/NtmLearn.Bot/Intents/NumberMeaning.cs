namespace NtmLearn.Bot.Intents;

/// <summary>What the words before a number announce.</summary>
/// <param name="IsExplicit">The words name the number itself ("số tài khoản", "CMND"), so a money-like grouping is no money.</param>
internal readonly record struct NumberMeaning(PersonalDataKind? Kind, bool IsExplicit)
{
    /// <summary>Accounts and codes have no fixed length, so the row is read to its end.</summary>
    public bool TakesLongest(PersonalDataKind kind) =>
        Kind == kind && kind is not PersonalDataKind.PhoneNumber;
}
