using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>Makes, replaces and serves the addresses of calendars.</summary>
public sealed class CalendarLinks(WriterGate gate, IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time, TimeProvider clock)
{
    /// <summary>Sessions older than this are left out.</summary>
    private const int KeptDays = 120;

    /// <summary>The caller's calendars: their own and those of units that they answer for. Made when they are missing.</summary>
    public Task<IReadOnlyList<CalendarLink>> OfAsync(Caller caller, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var wanted = caller.Roles.Where(r => r.Role == Role.UnitManager && r.UnitId is not null)
                .Select(r => (Owner: CalendarOwner.Unit, OwnerId: r.UnitId!.Value))
                .Concat(caller.PersonId is { } person ? [(CalendarOwner.Person, person)] : [])
                .Distinct()
                .ToList();
            var account = caller.AccountId!.Value;
            var links = await db.Set<CalendarLink>().Where(l => l.AccountId == account).ToListAsync(token);
            foreach (var (owner, ownerId) in wanted.Where(w => !links.Exists(l => l.Owner == w.Owner && l.OwnerId == w.OwnerId)))
            {
                var link = new CalendarLink
                {
                    CalendarLinkId = clock.NewId(),
                    AccountId = account,
                    Owner = owner,
                    OwnerId = ownerId,
                    Token = NewToken(),
                    CreatedAt = clock.UtcNow,
                };
                links.Add(link);
                db.Add(link);
            }

            await db.SaveChangesAsync(token);
            return (IReadOnlyList<CalendarLink>)[.. links.Where(l => wanted.Contains((l.Owner, l.OwnerId))).OrderBy(l => l.Owner)];
        },
        cancellationToken);

    /// <summary>Gives one of the caller's calendars another address; the old one is dead at once. False when it is none of theirs.</summary>
    public Task<bool> ReplaceAsync(Caller caller, Guid calendarLinkId, CancellationToken cancellationToken)
    {
        var account = caller.AccountId;
        var fresh = NewToken();
        return gate.WriteAsync(
            async (db, token) => await db.Set<CalendarLink>().Where(l => l.CalendarLinkId == calendarLinkId && l.AccountId == account)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Token, fresh), token) > 0,
            cancellationToken);
    }

    /// <summary>The calendar behind an address; null when there is none, or whoever made it may no longer see it.</summary>
    public async Task<CalendarFile?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = time.Today;
        if (await db.Set<CalendarLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Token == token, cancellationToken) is not { } link
            || await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == link.AccountId, cancellationToken) is not { IsClosed: false } account)
        {
            return null;
        }

        if (link.Owner == CalendarOwner.Person)
        {
            return account.PersonId == link.OwnerId
                ? await WriteAsync(db, "Lịch học của tôi", await OfPersonAsync(db, link.OwnerId, cancellationToken), cancellationToken)
                : null;
        }

        var isManager = await db.Set<RoleAssignment>().AnyAsync(
            r => r.AccountId == link.AccountId && r.Role == Role.UnitManager && r.UnitId == link.OwnerId && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today),
            cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        return isManager
            ? await WriteAsync(db, $"Lớp của {tree.Find(link.OwnerId)?.FullName}", await OfUnitAsync(db, tree, link.OwnerId, cancellationToken), cancellationToken)
            : null;
    }

    /// <summary>Classes in which the person has a seat, and sessions that they lead. A seat that was lost shows as cancelled.</summary>
    private static async Task<List<(Guid SessionId, bool IsOff)>> OfPersonAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var rows = PersonMerging.RowsOf(db, personId);
        var learns = await (
            from enrolment in db.Set<Enrolment>()
            where rows.Contains(enrolment.PersonId)
            join session in db.Set<TrainingSession>() on enrolment.OfferingId equals session.OfferingId
            select new { session.SessionId, enrolment.Status }).ToListAsync(cancellationToken);
        var leads = await db.Set<SessionFacilitator>().Where(f => rows.Contains(f.PersonId)).Select(f => f.SessionId).ToListAsync(cancellationToken);
        return
        [
            .. learns.Where(l => l.Status is EnrolmentStatus.Enrolled or EnrolmentStatus.Completed or EnrolmentStatus.NotCompleted or EnrolmentStatus.Withdrawn)
                .Where(l => !leads.Contains(l.SessionId))
                .Select(l => (l.SessionId, l.Status == EnrolmentStatus.Withdrawn)),
            .. leads.Select(id => (id, false)),
        ];
    }

    private static async Task<List<(Guid SessionId, bool IsOff)>> OfUnitAsync(NtmLearnDbContext db, UnitTree tree, Guid unitId, CancellationToken cancellationToken)
    {
        var units = tree.ScopeOf(unitId).Select(id => (Guid?)id).ToList();
        var ids = await (
            from session in db.Set<TrainingSession>()
            join offering in db.Set<CourseOffering>() on session.OfferingId equals offering.OfferingId
            where offering.Status != OfferingStatus.Draft
                && (units.Contains(offering.UnitId) || db.Set<Enrolment>().Any(e => e.OfferingId == offering.OfferingId && units.Contains(e.UnitId) && e.Status == EnrolmentStatus.Enrolled))
            select session.SessionId).ToListAsync(cancellationToken);
        return [.. ids.Select(id => (id, false))];
    }

    private async Task<CalendarFile> WriteAsync(
        NtmLearnDbContext db, string name, List<(Guid SessionId, bool IsOff)> sessions, CancellationToken cancellationToken)
    {
        var since = clock.UtcNow.AddDays(-KeptDays);
        var ids = sessions.ConvertAll(s => s.SessionId);
        var rows = await (
            from session in db.Set<TrainingSession>()
            where ids.Contains(session.SessionId) && session.EndsAt >= since
            join offering in db.Set<CourseOffering>() on session.OfferingId equals offering.OfferingId
            orderby session.StartsAt
            select new { Session = session, Offering = offering, Venue = db.Set<Venue>().Where(v => v.VenueId == session.VenueId).Select(v => new { v.Name, v.Address }).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellationToken);
        return CalendarFeed.Create(name, rows.Select(row =>
        {
            var isOff = row.Session.IsCancelled || row.Offering.Status == OfferingStatus.Cancelled || sessions.Contains((row.Session.SessionId, true));
            return new CalendarEntry
            {
                Uid = $"{row.Session.SessionId}@ntmlearn",
                Title = row.Session.Title is null ? row.Offering.Title : $"{row.Offering.Title}: {row.Session.Title}",
                Description = row.Offering.WhatToBring is null ? row.Offering.Code : $"{row.Offering.Code}\nMang theo: {row.Offering.WhatToBring}",
                Place = row.Venue is null ? row.Session.OnlineLink ?? row.Offering.OnlineLink : string.IsNullOrEmpty(row.Venue.Address) ? row.Venue.Name : $"{row.Venue.Name}, {row.Venue.Address}",
                Start = row.Session.StartsAt,
                End = row.Session.EndsAt,
                Sequence = row.Session.Sequence + (isOff && !row.Session.IsCancelled ? 1 : 0),
                IsCancelled = isOff,
                LastModified = row.Session.ChangedAt,
            };
        }));
    }

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CalendarLink.TokenLength / 2));
}
