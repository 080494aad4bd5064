namespace NtmLearn.Lms.Screens;

/// <summary>A filter that is set, in words, and the address of the list without it.</summary>
public sealed record FilterLink(string Label, string RemovePath);
