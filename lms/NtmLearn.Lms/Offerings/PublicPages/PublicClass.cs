using NtmLearn.Lms.Courses;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>A class as anybody may see it.</summary>
public sealed record PublicClass
{
    public required Guid OfferingId { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string CourseTitle { get; init; }

    public string? Objectives { get; init; }

    public required decimal Hours { get; init; }

    public required bool IssuesCertificate { get; init; }

    public required AudienceLevels Audience { get; init; }

    public required OfferingKind Kind { get; init; }

    public required OfferingStatus Status { get; init; }

    public required OfferingAccess Access { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>The unit with those above it; null for everybody.</summary>
    public string? UnitPath { get; init; }

    public string? OrganisationName { get; init; }

    public required int Capacity { get; init; }

    /// <summary>Seats that anybody may still take.</summary>
    public required int FreeSeats { get; init; }

    /// <summary>How many stand in the queue.</summary>
    public required int Waiting { get; init; }

    public DateTime? EnrolmentOpensAt { get; init; }

    public DateTime? EnrolmentClosesAt { get; init; }

    public bool RequiresApproval { get; init; }

    /// <summary>Whether it has an on-line link; the link itself is for those enrolled.</summary>
    public required bool IsOnline { get; init; }

    public string? WhatToBring { get; init; }

    public string? Note { get; init; }

    public string? Destination { get; init; }

    public string? CancelReason { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    public required IReadOnlyList<PublicSession> Sessions { get; init; }

    /// <summary>People gather for it; its days are not known.</summary>
    public bool IsDateless => FirstDay is null && (Status is OfferingStatus.Open or OfferingStatus.Full);

    /// <summary>Whether somebody may ask for a seat now, be it in the queue.</summary>
    public bool TakesEnrolments(DateTime now) =>
        Status is OfferingStatus.Open or OfferingStatus.Full
        && (EnrolmentOpensAt is not { } opens || opens <= now)
        && (EnrolmentClosesAt is not { } closes || now < closes);
}
