namespace NtmLearn.Bot.Feedback;

/// <summary>Questions that are alike and ended alike.</summary>
/// <param name="Example">The newest of them, masked; empty when its words were deleted.</param>
/// <param name="Reasons">What people wrote beside their thumbs, masked, newest first, each once.</param>
public sealed record FeedbackCluster(FeedbackKind Kind, int Count, DateTime Newest, string Example, IReadOnlyList<string> Reasons);
