namespace NtmLearn.Lms.Evaluations;

/// <summary>One answer as given. Marks are 1 to 5; null where a paper leaves one out.</summary>
public sealed record EvaluationInput(int? Content, int? Speaker, int? Place, string? Wish);
