namespace NtmLearn.Lms.Notifications;

/// <summary>One notice as lists show it; instants are UTC.</summary>
public sealed record NoticeLine(
    Guid NoticeId, NoticeRule Rule, NoticeState State, Guid PersonId, string FullName, string? OfferingCode, DateTime DueAt, DateTime? SettledAt, string? Channel);

/// <summary>Somebody to telephone: the number in full, since that is what the list is for, and what to say.</summary>
public sealed record CallLine(Guid NoticeId, string FullName, string? Phone, string? OfferingCode, string Subject, string Text);
