namespace NtmLearn.Lms.Screens;

/// <summary>A tag on every page by which another service sees that the site is ours. Not shown without content.</summary>
public sealed record SiteVerification(string Name, string? Content);
