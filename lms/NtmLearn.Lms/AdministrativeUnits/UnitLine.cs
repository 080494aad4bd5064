namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>A line of a report.</summary>
/// <param name="Label">Name of the unit or hamlet, or what the line counts.</param>
/// <param name="Path">With the units above, to tell look-alikes apart; empty on the lines about no unit.</param>
/// <param name="Rows">How many rows it sums.</param>
public sealed record UnitLine(UnitLineKey Key, string Label, string Path, int Rows, IReadOnlyList<decimal> Figures);
