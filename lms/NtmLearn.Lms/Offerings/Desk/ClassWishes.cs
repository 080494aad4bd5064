namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Which classes a desk wants to see.</summary>
/// <param name="Month">First of the month.</param>
/// <param name="Page">From 1.</param>
public sealed record ClassWishes(string Search = "", OfferingStatus? Status = null, DateOnly? Month = null, Guid? UnitId = null, Guid? TopicId = null, int Page = 1);
