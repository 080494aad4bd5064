using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>
/// What the public sees of classes. Those that are coming, or are not long over, are kept in memory until one changes,
/// since every visitor asks for them.
/// </summary>
public sealed class PublicClasses(
    IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, PublicClassCache cache, LocalTime time, TimeProvider clock)
{
    private const int KeptDaysAfter = 60;

    private volatile Snapshot? kept;

    /// <summary>All that are not long over, by their first day.</summary>
    public async ValueTask<IReadOnlyList<PublicClass>> AllAsync(CancellationToken cancellationToken)
    {
        var version = cache.Version;
        if (kept is { } current && current.Version == version && clock.GetElapsedTime(current.At) < PublicClassCache.KeptFor)
        {
            return current.Classes;
        }

        var at = clock.GetTimestamp();
        var since = time.Today.AddDays(-KeptDaysAfter);
        var classes = await ReadAsync(offerings => offerings.Where(o => o.LastDay == null || o.LastDay >= since), cancellationToken);
        kept = new Snapshot(classes, version, at);
        return classes;
    }

    /// <summary>One class; null for drafts and classes for named people only, as if they were not there.</summary>
    public async ValueTask<PublicClass?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var known = (await AllAsync(cancellationToken)).FirstOrDefault(c => c.Code == code);
        return known ?? (await ReadAsync(offerings => offerings.Where(o => o.Code == code), cancellationToken)).FirstOrDefault();
    }

    private async Task<IReadOnlyList<PublicClass>> ReadAsync(
        Func<IQueryable<CourseOffering>, IQueryable<CourseOffering>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offerings = which(db.Set<CourseOffering>().AsNoTracking())
            .Where(o => o.Status != OfferingStatus.Draft && o.Access != OfferingAccess.NominatedOnly);
        var found = await (
            from o in offerings
            join c in db.Set<Course>() on o.CourseId equals c.CourseId
            join g in db.Set<Organisation>() on o.OrganisationId equals (Guid?)g.OrganisationId into organisations
            from organisation in organisations.DefaultIfEmpty()
            orderby o.FirstDay, o.Code
            select new
            {
                Offering = o,
                Course = c,
                Organisation = organisation == null ? null : organisation.Name,
                Waiting = db.Set<Enrolment>().Count(e => e.OfferingId == o.OfferingId && e.Status == EnrolmentStatus.WaitListed),
                Kept = db.Set<SeatQuota>()
                    .Where(q => q.OfferingId == o.OfferingId && q.ReleasedAt == null && q.Seats + q.ExtraSeats > q.Filled)
                    .Sum(q => q.Seats + q.ExtraSeats - q.Filled),
            }).ToListAsync(cancellationToken);
        var sessions = (await (
            from s in db.Set<TrainingSession>()
            join o in offerings on s.OfferingId equals o.OfferingId
            join v in db.Set<Venue>() on s.VenueId equals (Guid?)v.VenueId into venues
            from venue in venues.DefaultIfEmpty()
            orderby s.StartsAt
            select new
            {
                s.OfferingId,
                Session = new PublicSession(
                    s.SessionId, s.Day, s.StartMinute, s.EndMinute, s.StartsAt, s.EndsAt, s.Title, s.IsCancelled, s.Sequence, s.ChangedAt,
                    venue == null ? null : venue.Name,
                    venue == null ? null : venue.Address,
                    venue == null ? null : venue.Latitude,
                    venue == null ? null : venue.Longitude),
                IsOnline = s.OnlineLink != null,
            }).ToListAsync(cancellationToken)).ToLookup(s => s.OfferingId);
        var tree = await trees.GetAsync(cancellationToken);
        return
        [
            .. found.Select(f => new PublicClass
            {
                OfferingId = f.Offering.OfferingId,
                Code = f.Offering.Code,
                Title = f.Offering.Title,
                CourseTitle = f.Course.Title,
                Objectives = f.Course.Objectives,
                Hours = f.Course.Hours,
                IssuesCertificate = f.Course.IssuesCertificate,
                Audience = f.Course.Audience,
                Kind = f.Offering.Kind,
                Status = f.Offering.Status,
                Access = f.Offering.Access,
                UnitId = f.Offering.UnitId,
                UnitPath = f.Offering.UnitId is { } unit ? tree.PathOf(unit) : null,
                OrganisationName = f.Organisation,
                Capacity = f.Offering.Capacity,
                FreeSeats = Math.Max(0, f.Offering.Capacity - f.Offering.SeatsTaken - f.Kept),
                Waiting = f.Waiting,
                EnrolmentOpensAt = f.Offering.EnrolmentOpensAt,
                EnrolmentClosesAt = f.Offering.EnrolmentClosesAt,
                RequiresApproval = f.Offering.RequiresApproval,
                IsOnline = f.Offering.OnlineLink is not null || sessions[f.Offering.OfferingId].Any(s => s.IsOnline),
                WhatToBring = f.Offering.WhatToBring,
                Note = f.Offering.Note,
                Destination = f.Offering.Destination,
                CancelReason = f.Offering.CancelReason,
                FirstDay = f.Offering.FirstDay,
                LastDay = f.Offering.LastDay,
                Sessions = [.. sessions[f.Offering.OfferingId].Select(s => s.Session)],
            }),
        ];
    }

    private sealed record Snapshot(IReadOnlyList<PublicClass> Classes, long Version, long At);
}
