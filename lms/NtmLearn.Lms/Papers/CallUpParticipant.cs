namespace NtmLearn.Lms.Papers;

/// <summary>A person called up by name.</summary>
/// <param name="Post">Null when none is known.</param>
public sealed record CallUpParticipant(string Name, string? Post, string Unit);
