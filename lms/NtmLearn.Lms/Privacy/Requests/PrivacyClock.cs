namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>
/// The two terms of a request. Decree 356/2025 (in force 01/01/2026): an answer within 2 working days; withdrawal,
/// restriction and objection done in 15 days, 20 when a third party must act, extended once by at most 15. For seeing,
/// correcting and erasing it has 10 to 20 days by type: the shortest is kept here, so that none is missed. The day of
/// receipt does not count, and a term that ends on a free day ends on the next working day (Civil Code 2015, articles 147
/// and 148).
/// </summary>
/// <param name="AnswerBy">Last day for telling the person what will be done.</param>
/// <param name="DoneBy">Last day for doing it.</param>
public sealed record PrivacyClock(DateOnly AnswerBy, DateOnly DoneBy)
{
    public const int AnswerWorkingDays = 2;
    public const int DaysWithThirdParty = 20;

    private const int DaysToStop = 15;
    private const int DaysOtherwise = 10;

    /// <summary>The terms of a request.</summary>
    /// <param name="receivedOn">The day in the province on which it came.</param>
    public static PrivacyClock Of(PrivacyRequest request, DateOnly receivedOn, WorkingDays days) => new(
        days.After(receivedOn, AnswerWorkingDays),
        days.OnOrAfter(receivedOn.AddDays(DaysOf(request) + request.ExtendedDays)));

    /// <summary>Whether a term has passed that still counts.</summary>
    public bool IsOverdue(PrivacyRequest request, DateOnly today) =>
        request.IsOpen && (today > DoneBy || (request.State == PrivacyRequestState.Received && today > AnswerBy));

    /// <summary>The next day that matters.</summary>
    public DateOnly NextOf(PrivacyRequest request) =>
        request.State == PrivacyRequestState.Received && AnswerBy < DoneBy ? AnswerBy : DoneBy;

    private static int DaysOf(PrivacyRequest request) => request.NeedsThirdParty
        ? DaysWithThirdParty
        : request.Kind is PrivacyRequestKind.WithdrawConsent or PrivacyRequestKind.Restrict or PrivacyRequestKind.Object ? DaysToStop : DaysOtherwise;
}
