namespace NtmLearn.Lms.Screens;

/// <summary>One of several views of the same thing, each with an address of its own.</summary>
public sealed record TabItem(string Path, string Label, bool IsCurrent = false, int? Count = null);
