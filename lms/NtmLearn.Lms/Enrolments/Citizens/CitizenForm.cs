namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>What a citizen without an account says of themselves, checked.</summary>
/// <param name="FormKey">Made with the form; sent twice, it counts once.</param>
/// <param name="Phone">E.164.</param>
public sealed record CitizenForm(
    Guid FormKey, string FullName, Guid? HamletId, Guid? UnitId, string? Phone, string? Email, int? YearOfBirth);
