namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>What a file of hamlets did, or would do.</summary>
public sealed record HamletImport(int Added, int Unchanged, IReadOnlyList<HamletFileFault> Faults);
