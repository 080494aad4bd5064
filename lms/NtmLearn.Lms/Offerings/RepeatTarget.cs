namespace NtmLearn.Lms.Offerings;

/// <summary>A commune for which a class is repeated.</summary>
/// <param name="ShiftDays">Days by which its sessions come later than those repeated; null for a class still to be dated.</param>
public sealed record RepeatTarget(Guid UnitId, int? ShiftDays);
