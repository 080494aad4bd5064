namespace NtmLearn.Lms.Imports.Tables;

/// <summary>A cell's text as it should be: composed, trimmed, one space between words, Unicode.</summary>
public sealed record MendedText(string Text, CellNotes Notes);
