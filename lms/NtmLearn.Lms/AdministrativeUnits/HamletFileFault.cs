namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A row that was not taken in.</summary>
/// <param name="Column">Which column it is about: "Xã", "Ấp", "Từ ngày", "Đến ngày".</param>
public sealed record HamletFileFault(int Line, string Column, string Reason);
