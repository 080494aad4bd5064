namespace NtmLearn.Lms.Sessions;

/// <summary>A session as somebody wants it, before it stands.</summary>
/// <param name="SessionId">The session that it changes; not in its own way.</param>
/// <param name="PersonIds">Facilitators, or participants.</param>
internal sealed record MeantSession(Guid SessionId, DateOnly Day, DateTime StartsAt, DateTime EndsAt, Guid? VenueId, IReadOnlyList<Guid> PersonIds);
