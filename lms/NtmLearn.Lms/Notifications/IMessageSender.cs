namespace NtmLearn.Lms.Notifications;

/// <summary>A channel that carries notices to people. E-mail is one; chat channels join through the same port.</summary>
public interface IMessageSender
{
    /// <summary>Kept with what was sent: "email", "zalo".</summary>
    string Channel { get; }

    /// <summary>Channels are tried from the lowest.</summary>
    int Order { get; }

    /// <summary>Whether it has a way to the person now.</summary>
    ValueTask<bool> CanReachAsync(MessageRecipient recipient, CancellationToken cancellationToken);

    /// <summary>Sends once. The key lets the channel notice a repetition.</summary>
    Task<SendOutcome> SendAsync(MessageRecipient recipient, OutgoingMessage message, string key, CancellationToken cancellationToken);
}

/// <summary>Whom to reach.</summary>
public sealed record MessageRecipient(Guid PersonId, string FullName, string? Email, string? Phone);

/// <summary>What to say, plain text.</summary>
public sealed record OutgoingMessage(string Subject, string Text);

/// <summary>How sending ended.</summary>
public enum SendOutcome
{
    Sent = 1,

    /// <summary>May go another time.</summary>
    TryLater = 2,

    /// <summary>This channel will never take it.</summary>
    Refused = 3,
}
