namespace NtmLearn.Lms.Screens;

/// <summary>A named particular of a thing; one without a value is not shown.</summary>
public sealed record Fact(string Label, string? Value, string? Href = null);
