using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Papers;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Nominations;

/// <summary>Fills call-up letters from a class, its quotas and who issues them. Number and day are left to the clerk.</summary>
public sealed class CallUpWriter(
    CallUps callUps, IDbContextFactory<NtmLearnDbContext> contexts, IOptions<OfficeOptions> office, IOptions<SiteOptions> site, LocalTime time)
{
    /// <param name="seatQuotaId">One quota's letter; null for those of all.</param>
    /// <returns>Empty when there is no such class or quota.</returns>
    public async Task<IReadOnlyList<CallUpLetter>> WriteAsync(string code, Guid? seatQuotaId, CancellationToken cancellationToken)
    {
        if (await callUps.OfClassAsync(code, seatQuotaId, cancellationToken) is not { Count: > 0 } found)
        {
            return [];
        }

        var offeringId = found[0].Class.OfferingId;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var offering = await db.Set<CourseOffering>().AsNoTracking().SingleAsync(o => o.OfferingId == offeringId, cancellationToken);
        var sessions = await SessionsAsync(db, offering, cancellationToken);
        var requested = await db.Set<SeatQuota>()
            .Where(q => q.OfferingId == offeringId
                && db.Set<Organisation>().Any(o => o.OrganisationId == q.OrganisationId && (o.Kind == OrganisationKind.MassOrganisation || o.Kind == OrganisationKind.Press)))
            .Join(db.Set<Organisation>(), q => q.OrganisationId, o => o.OrganisationId, (_, o) => o.Name)
            .ToListAsync(cancellationToken);
        return [.. found.Select(callUp => Letter(callUp, offering, sessions, requested.Contains(callUp.Owner) ? CallUpTone.Request : CallUpTone.Assign))];
    }

    private CallUpLetter Letter(CallUp callUp, CourseOffering offering, IReadOnlyList<CallUpSession> sessions, CallUpTone tone) => new()
    {
        GoverningBody = office.Value.GoverningBody,
        IssuingBody = office.Value.Name,
        Symbol = office.Value.Symbol,
        Place = office.Value.Place,
        InvitedUnit = callUp.Owner,
        Tone = tone,
        ClassTitle = offering.Title,
        Sessions = sessions,
        Chair = office.Value.Chair,
        Seats = callUp.Seats,
        Deadline = DateOnly.FromDateTime(time.FromUtc(callUp.Deadline)),
        Participants = [.. callUp.Names.Select(n => new CallUpParticipant(n.FullName, n.Title, callUp.Owner))],
        Contact = site.Value.HasContact ? string.Join(", ", new[] { site.Value.ContactName, site.Value.ContactPhone }.Where(c => !string.IsNullOrWhiteSpace(c))) : null,
        Bring = offering.WhatToBring,
        Signature = new PaperSignature { TitleLines = [office.Value.SignerTitle], Name = office.Value.SignerName, Recipients = ["Như trên", "Lưu: VT"] },
    };

    private static async Task<IReadOnlyList<CallUpSession>> SessionsAsync(NtmLearnDbContext db, CourseOffering offering, CancellationToken cancellationToken)
    {
        var rows = await db.Set<TrainingSession>().AsNoTracking()
            .Where(s => s.OfferingId == offering.OfferingId && !s.IsCancelled)
            .OrderBy(s => s.StartsAt)
            .Select(s => new
            {
                s.Day,
                s.StartMinute,
                s.EndMinute,
                s.OnlineLink,
                Venue = db.Set<Venue>().Where(v => v.VenueId == s.VenueId).Select(v => new { v.Name, v.Address }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(s => new CallUpSession(
                s.Day,
                new TimeOnly(s.StartMinute / 60, s.StartMinute % 60),
                new TimeOnly(s.EndMinute / 60 % 24, s.EndMinute % 60),
                s.Venue is { } venue
                    ? string.IsNullOrEmpty(venue.Address) ? venue.Name : $"{venue.Name}, {venue.Address}"
                    : s.OnlineLink is not null || offering.OnlineLink is not null ? "trực tuyến" : "nơi học báo sau")),
        ];
    }
}
