namespace NtmLearn.Lms.Imports;

/// <summary>An import in a list.</summary>
/// <param name="SentBy">The account or API key that sent it, by name; null when that is gone.</param>
public sealed record ImportLine(ImportRun Run, string? SentBy);
