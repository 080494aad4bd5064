using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>A class as somebody wants it.</summary>
/// <param name="Sessions">Only when it is made; afterwards they have addresses of their own.</param>
public sealed record OfferingRequest(
    [RequiredVi] Guid? CourseId,
    [RequiredVi, MaxLengthVi(CourseOffering.TitleMaxLength)] string? Title,
    [RequiredVi] int? Capacity,
    OfferingKind Kind = OfferingKind.Class,
    OfferingAccess Access = OfferingAccess.Everybody,
    Guid? UnitId = null,
    Guid? OrganisationId = null,
    DateTime? EnrolmentOpensAt = null,
    DateTime? EnrolmentClosesAt = null,
    bool RequiresApproval = false,
    int OfferHours = 48,
    [MaxLengthVi(WebLink.MaxLength)] string? OnlineLink = null,
    [MaxLengthVi(CourseOffering.TextMaxLength)] string? WhatToBring = null,
    [MaxLengthVi(CourseOffering.TextMaxLength)] string? Note = null,
    [MaxLengthVi(CourseOffering.TitleMaxLength)] string? Destination = null,
    [MaxLengthVi(SessionWriter.MostSessions)] IReadOnlyList<SessionRequest>? Sessions = null)
{
    internal OfferingInput ToInput() => new()
    {
        CourseId = CourseId!.Value,
        Title = Title!,
        Capacity = Capacity!.Value,
        Kind = Kind,
        Access = Access,
        UnitId = UnitId,
        OrganisationId = OrganisationId,
        EnrolmentOpensAt = EnrolmentOpensAt,
        EnrolmentClosesAt = EnrolmentClosesAt,
        RequiresApproval = RequiresApproval,
        OfferHours = OfferHours,
        OnlineLink = OnlineLink,
        WhatToBring = WhatToBring,
        Note = Note,
        Destination = Destination,
    };
}

/// <summary>Why a class is cancelled, for those who know of it.</summary>
public sealed record CancelOfferingRequest([RequiredVi, MaxLengthVi(CourseOffering.TextMaxLength)] string? Reason);

/// <summary>To which state a class shall go.</summary>
public sealed record OfferingTransitionRequest([RequiredVi] OfferingStep? Step);

/// <summary>The steps that need no reason.</summary>
public enum OfferingStep
{
    Announce = 1,
    Start = 2,
    Complete = 3,
}

/// <summary>A class.</summary>
/// <param name="Warnings">What was said when it was saved; empty when it is read.</param>
public sealed record OfferingResponse(
    Guid Id, string Code, Guid CourseId, string Title, OfferingKind Kind, OfferingStatus Status, OfferingAccess Access, Guid? UnitId, Guid? OrganisationId,
    int Capacity, int SeatsTaken, DateTime? EnrolmentOpensAt, DateTime? EnrolmentClosesAt, bool RequiresApproval, int OfferHours, string? OnlineLink,
    string? WhatToBring, string? Note, string? Destination, string? CancelReason, DateOnly? FirstDay, DateOnly? LastDay, IReadOnlyList<string> Warnings)
{
    internal static OfferingResponse From(CourseOffering offering, IReadOnlyList<Refusal>? warnings = null) => new(
        offering.OfferingId, offering.Code, offering.CourseId, offering.Title, offering.Kind, offering.Status, offering.Access, offering.UnitId,
        offering.OrganisationId, offering.Capacity, offering.SeatsTaken, offering.EnrolmentOpensAt, offering.EnrolmentClosesAt, offering.RequiresApproval,
        offering.OfferHours, offering.OnlineLink, offering.WhatToBring, offering.Note, offering.Destination, offering.CancelReason,
        offering.FirstDay, offering.LastDay, [.. (warnings ?? []).Select(w => w.Message)]);
}
