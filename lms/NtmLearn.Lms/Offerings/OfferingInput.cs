namespace NtmLearn.Lms.Offerings;

/// <summary>A class as somebody wants it. Instants are UTC.</summary>
public sealed record OfferingInput
{
    public required Guid CourseId { get; init; }

    public required string Title { get; init; }

    public OfferingKind Kind { get; init; } = OfferingKind.Class;

    public OfferingAccess Access { get; init; } = OfferingAccess.Everybody;

    /// <summary>The unit it is for; null for everybody.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Who holds it.</summary>
    public Guid? OrganisationId { get; init; }

    public required int Capacity { get; init; }

    public DateTime? EnrolmentOpensAt { get; init; }

    public DateTime? EnrolmentClosesAt { get; init; }

    public bool RequiresApproval { get; init; }

    /// <summary>Hours for which an offered seat is kept.</summary>
    public int OfferHours { get; init; } = 48;

    public string? OnlineLink { get; init; }

    public string? WhatToBring { get; init; }

    public string? Note { get; init; }

    /// <summary>Where a study visit goes.</summary>
    public string? Destination { get; init; }

    /// <summary>The input that would make a class as it is.</summary>
    public static OfferingInput From(CourseOffering offering) => new()
    {
        CourseId = offering.CourseId,
        Title = offering.Title,
        Kind = offering.Kind,
        Access = offering.Access,
        UnitId = offering.UnitId,
        OrganisationId = offering.OrganisationId,
        Capacity = offering.Capacity,
        EnrolmentOpensAt = offering.EnrolmentOpensAt,
        EnrolmentClosesAt = offering.EnrolmentClosesAt,
        RequiresApproval = offering.RequiresApproval,
        OfferHours = offering.OfferHours,
        OnlineLink = offering.OnlineLink,
        WhatToBring = offering.WhatToBring,
        Note = offering.Note,
        Destination = offering.Destination,
    };
}
