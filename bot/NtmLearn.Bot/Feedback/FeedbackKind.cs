namespace NtmLearn.Bot.Feedback;

/// <summary>What somebody who improves the content should look at.</summary>
public enum FeedbackKind
{
    Disliked = 1,
    Liked = 2,
    NotInDocuments = 3,
    OutOfScope = 4,

    /// <summary>We asked back which topic was meant.</summary>
    Clarify = 5,
}
