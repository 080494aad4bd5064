namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A column of a sheet to be written.</summary>
/// <param name="Width">In characters, as spreadsheets count them.</param>
public sealed record SheetColumn(string Header, double Width = 18);
