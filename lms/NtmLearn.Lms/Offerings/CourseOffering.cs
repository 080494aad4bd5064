using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Offerings;

/// <summary>One running of a course, at places and times, with a number of seats. Seats are counted here, under the writer's lock.</summary>
public sealed partial class CourseOffering : IAudited
{
    public const int CodeMaxLength = 30;
    public const int TitleMaxLength = 200;
    public const int TextMaxLength = 2000;

    public required Guid OfferingId { get; init; }

    public required Guid CourseId { get; init; }

    /// <summary>Unique and short, for lists and files.</summary>
    public required string Code { get; set; }

    public required string Title { get; set; }

    public required OfferingKind Kind { get; set; }

    public required OfferingStatus Status { get; set; }

    public required OfferingAccess Access { get; set; }

    /// <summary>The unit it is held for: only people below it are its audience. Null for everybody.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Who holds it.</summary>
    public Guid? OrganisationId { get; set; }

    public required int Capacity { get; set; }

    public DateTime? EnrolmentOpensAt { get; set; }

    public DateTime? EnrolmentClosesAt { get; set; }

    /// <summary>Who enrols by themselves needs the word of their unit.</summary>
    public bool RequiresApproval { get; set; }

    /// <summary>How long an offered seat is kept.</summary>
    public required int OfferHours { get; set; }

    public string? OnlineLink { get; set; }

    public string? WhatToBring { get; set; }

    public string? Note { get; set; }

    /// <summary>Where a study visit goes.</summary>
    public string? Destination { get; set; }

    public string? CancelReason { get; set; }

    /// <summary>The class that this one was copied from.</summary>
    public Guid? CopiedFromId { get; set; }

    /// <summary>Enrolments that hold a seat: Offered and Enrolled, later Completed and NotCompleted.</summary>
    [NotAudited]
    public int SeatsTaken { get; set; }

    /// <summary>Last place given in the queue.</summary>
    [NotAudited]
    public int LastPlace { get; set; }

    /// <summary>Goes up with each change of days, places or cancelling that people must hear of.</summary>
    [NotAudited]
    public int NoticeVersion { get; set; }

    [NotAudited]
    public required string SearchKey { get; set; }

    [NotAudited]
    public int Version { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>First day and last day of its sessions, kept for lists; null without sessions.</summary>
    [NotAudited]
    public DateOnly? FirstDay { get; set; }

    [NotAudited]
    public DateOnly? LastDay { get; set; }

    Guid IAudited.AuditId => OfferingId;
}

/// <summary>Where money for a class comes from.</summary>
public enum FundingSource
{
    /// <summary>Sự nghiệp NTM.</summary>
    NtmBudget = 1,

    /// <summary>Xã hội hóa.</summary>
    Donated = 2,

    /// <summary>Lồng ghép.</summary>
    OtherProgramme = 3,

    /// <summary>Huy động hợp pháp khác.</summary>
    OtherLawful = 4,
}

/// <summary>One line of what a class costs.</summary>
public sealed class CostLine : IAudited
{
    public const int ItemMaxLength = 200;

    public required Guid CostLineId { get; init; }

    public required Guid OfferingId { get; init; }

    public required string Item { get; set; }

    /// <summary>Đồng.</summary>
    public required long Amount { get; set; }

    public required FundingSource Source { get; set; }

    Guid IAudited.AuditId => CostLineId;
}
