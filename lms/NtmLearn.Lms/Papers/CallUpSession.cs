namespace NtmLearn.Lms.Papers;

/// <summary>One meeting of the class, in the province's time.</summary>
public sealed record CallUpSession(DateOnly Day, TimeOnly Start, TimeOnly End, string Venue);
