using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Sessions;

/// <summary>A session as somebody wants it.</summary>
/// <param name="StartMinute">Minutes since midnight in the province.</param>
public sealed record SessionRequest(
    [RequiredVi] DateOnly? Day,
    [RequiredVi, RangeVi(0, 1439)] int? StartMinute,
    [RequiredVi, RangeVi(0, 1439)] int? EndMinute,
    Guid? VenueId = null,
    [MaxLengthVi(WebLink.MaxLength)] string? OnlineLink = null,
    [MaxLengthVi(TrainingSession.TitleMaxLength)] string? Title = null,
    [MaxLengthVi(20)] IReadOnlyList<Guid>? FacilitatorIds = null)
{
    internal SessionInput ToInput() => new(Day!.Value, StartMinute!.Value, EndMinute!.Value, VenueId, OnlineLink, Title, FacilitatorIds);
}

/// <summary>A session.</summary>
/// <param name="Sequence">Goes up with each change.</param>
/// <param name="Warnings">What was said when it was saved; empty when it is read.</param>
public sealed record SessionResponse(
    Guid Id, Guid OfferingId, DateOnly Day, int StartMinute, int EndMinute, DateTime StartsAt, DateTime EndsAt,
    Guid? VenueId, string? OnlineLink, string? Title, bool IsCancelled, int Sequence, IReadOnlyList<string> Warnings)
{
    internal static SessionResponse From(TrainingSession session, IReadOnlyList<Refusal>? warnings = null) => new(
        session.SessionId, session.OfferingId, session.Day, session.StartMinute, session.EndMinute, session.StartsAt, session.EndsAt,
        session.VenueId, session.OnlineLink, session.Title, session.IsCancelled, session.Sequence, [.. (warnings ?? []).Select(w => w.Message)]);
}
