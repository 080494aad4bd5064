namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What recording an act did.</summary>
/// <param name="ReorganisationId">Null after a dry run.</param>
public sealed record ReorganisationResponse(Guid? ReorganisationId, int Closed, int Opened, int HamletsMoved, IReadOnlyList<string> Warnings);
