namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A field that several columns, from 0, claim to hold.</summary>
public sealed record DoubledField(ImportField Field, IReadOnlyList<int> Columns);
