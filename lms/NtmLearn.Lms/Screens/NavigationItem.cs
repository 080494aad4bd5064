namespace NtmLearn.Lms.Screens;

/// <summary>A page that the navigation leads to.</summary>
public sealed record NavigationItem(string Path, string Label);
