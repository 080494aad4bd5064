namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A row of a file of hamlets, as it stands there.</summary>
/// <param name="Line">Where it stands, the header being line 1.</param>
/// <param name="Commune">A code, or a name with enough of its path to tell it apart.</param>
public sealed record HamletFileRow(int Line, string Commune, string Name, string From, string To);
