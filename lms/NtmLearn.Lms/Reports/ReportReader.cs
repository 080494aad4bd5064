using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Shares;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Reports;

/// <summary>Reads what reports are made of, as far as the caller's reach goes.</summary>
public sealed class ReportReader(
    IDbContextFactory<NtmLearnDbContext> contexts,
    UnitTrees trees,
    AttendanceShares shares,
    LocalTime time,
    IQuizScores quizzes,
    ClassCertificates certificates,
    ClassRatings ratings)
{
    /// <summary>What a question asks for.</summary>
    /// <returns>Without classes when none is within reach.</returns>
    public async Task<ReportData> ReadAsync(Caller caller, ReportQuestion question, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var scope = Narrow(caller.ScopeOf(Right.ReadReports), question.UnitId, tree);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, tree, scope, question, cancellationToken);
    }

    internal async Task<ReportData> ReadAsync(
        NtmLearnDbContext db, UnitTree tree, UnitScope scope, ReportQuestion question, CancellationToken cancellationToken)
    {
        var classes = await ClassesAsync(db, scope, question, cancellationToken);
        var ids = classes.ConvertAll(c => c.OfferingId);
        var turnouts = await shares.TurnoutsAsync(db, ids, cancellationToken);
        var details = await DetailsAsync(db, [.. ids], turnouts, cancellationToken);
        var found = classes.Select(c => details(c)).ToList();
        var scores = await ScoresAsync(db, ids, cancellationToken);
        var holders = await certificates.HoldersAsync(db, ids, cancellationToken);
        var levels = await PostLevels.ReadAsync(db, tree, [.. turnouts.Values.SelectMany(t => t.Rows).Where(r => r.IsPerson && r.Attended > 0).Select(r => r.Key).Distinct()], cancellationToken);
        var rows = new List<ReportRow>();
        foreach (var offering in found)
        {
            foreach (var row in turnouts[offering.OfferingId].Rows.Where(r => offering.IsWhole || IsOwn(r, scope)).OrderBy(r => r.SortKey, StringComparer.Ordinal))
            {
                // Who was only marked absent, without a seat, neither was invited nor came.
                if (row.IsInvited || row.Attended > 0)
                {
                    var (level, post) = row.IsPerson ? levels.Of(row.Key, offering.Spot.Day) : (LearnerLevel.Citizen, null);
                    rows.Add(new ReportRow(
                        offering,
                        row,
                        SpotOf(row, offering.Spot.Day),
                        level,
                        post,
                        row.Enrolments.Select(e => Find(scores, offering.OfferingId, e.PersonId)).Max(),
                        row.Enrolments.Any(e => holders.Contains((offering.OfferingId, e.PersonId)))));
                }
            }
        }

        return new ReportData(found, rows);
    }

    private static UnitScope Narrow(UnitScope scope, Guid? unitId, UnitTree tree)
    {
        if (unitId is not { } unit)
        {
            return scope;
        }

        var below = tree.ScopeOf(unit);
        return scope.IsAll
            ? new UnitScope(false, below, new HashSet<Guid>(), null)
            : scope with { UnitIds = below.Where(scope.UnitIds.Contains).ToHashSet(), OrganisationIds = new HashSet<Guid>(), PersonId = null };
    }

    private async Task<List<FoundClass>> ClassesAsync(NtmLearnDbContext db, UnitScope scope, ReportQuestion question, CancellationToken cancellationToken)
    {
        var (all, units, own, person) = (scope.IsAll, scope.UnitIds.ToList(), scope.OrganisationIds.ToList(), scope.PersonId);
        var offerings = db.Set<CourseOffering>().AsNoTracking();
        offerings = question.Code is { } code
            ? offerings.Where(o => o.Code == code)
            : offerings.Where(o => o.Kind == OfferingKind.Class && o.Status != OfferingStatus.Draft && o.Status != OfferingStatus.Cancelled && o.FirstDay != null);
        if (question.From is { } from)
        {
            offerings = offerings.Where(o => o.FirstDay >= from);
        }

        if (question.To is { } to)
        {
            offerings = offerings.Where(o => o.FirstDay <= to);
        }

        if (question.TopicId is { } topic)
        {
            offerings = offerings.Where(o => db.Set<Course>().Any(c => c.CourseId == o.CourseId && c.TopicId == topic));
        }

        var found = await offerings
            .Join(db.Set<Course>(), o => o.CourseId, c => c.CourseId, (o, c) => new
            {
                Offering = o,
                CourseTitle = c.Title,
                IsWhole = all || (o.UnitId != null && units.Contains(o.UnitId.Value))
                    || (person != null && db.Set<SessionFacilitator>().Any(f => f.PersonId == person
                        && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == o.OfferingId))),
                HasOwn = db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId
                    && ((e.UnitId != null && units.Contains(e.UnitId.Value)) || (e.OrganisationId != null && own.Contains(e.OrganisationId.Value)))),
            })
            .Where(c => c.IsWhole || c.HasOwn)
            .OrderBy(c => c.Offering.FirstDay).ThenBy(c => c.Offering.Code)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(c => new FoundClass(c.Offering, c.CourseTitle, c.IsWhole));
    }

    private async Task<Func<FoundClass, ReportClass>> DetailsAsync(
        NtmLearnDbContext db, Guid[] ids, IReadOnlyDictionary<Guid, Turnout> turnouts, CancellationToken cancellationToken)
    {
        var sessions = db.Set<TrainingSession>().Where(s => ids.Contains(s.OfferingId) && !s.IsCancelled);
        var venues = (await sessions.Join(db.Set<Venue>(), s => s.VenueId, v => v.VenueId, (s, v) => new { s.OfferingId, s.StartsAt, v.Name, v.UnitId })
            .OrderBy(v => v.StartsAt).ToListAsync(cancellationToken)).ToLookup(v => v.OfferingId);
        var speakers = (await sessions.Join(db.Set<SessionFacilitator>(), s => s.SessionId, f => f.SessionId, (s, f) => new { s.OfferingId, f.PersonId })
            .Join(db.Set<Person>(), f => f.PersonId, p => p.PersonId, (f, p) => new { f.OfferingId, p.FullName, p.SortKey })
            .Distinct().OrderBy(f => f.SortKey).ToListAsync(cancellationToken)).ToLookup(f => f.OfferingId, f => f.FullName);
        var counts = (await db.Set<Headcount>().AsNoTracking().Where(h => sessions.Any(s => s.SessionId == h.SessionId))
            .ToListAsync(cancellationToken)).GroupBy(h => h.SessionId).ToDictionary(g => g.Key, g => g.MaxBy(h => h.HeadcountId)!);
        var costs = (await db.Set<CostLine>().AsNoTracking().Where(l => ids.Contains(l.OfferingId)).OrderBy(l => l.CostLineId)
            .ToListAsync(cancellationToken)).ToLookup(l => l.OfferingId);
        var rated = await ratings.OfClassesAsync(db, ids, cancellationToken);
        return c =>
        {
            var at = turnouts[c.OfferingId].Sessions;
            var day = c.Offering.FirstDay ?? DateOnly.FromDateTime(time.FromUtc(c.Offering.CreatedAt));
            return new ReportClass(
                c.OfferingId,
                c.Offering.Code,
                c.Offering.Title,
                c.CourseTitle,
                c.Offering.Status,
                new ReportSpot(c.Offering.UnitId ?? venues[c.OfferingId].Select(v => v.UnitId).FirstOrDefault(u => u is not null), day),
                c.Offering.LastDay,
                c.IsWhole,
                at,
                [.. venues[c.OfferingId].Select(v => v.Name).Distinct()],
                [.. speakers[c.OfferingId]],
                c.IsWhole ? at.Where(s => counts.ContainsKey(s.SessionId)).ToDictionary(s => s.SessionId, s => counts[s.SessionId]) : new Dictionary<Guid, Headcount>(),
                c.IsWhole ? [.. costs[c.OfferingId]] : [],
                rated.GetValueOrDefault(c.OfferingId));
        };
    }

    private async Task<Dictionary<Guid, IReadOnlyDictionary<Guid, int>>> ScoresAsync(NtmLearnDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var scores = new Dictionary<Guid, IReadOnlyDictionary<Guid, int>>();
        foreach (var id in ids)
        {
            scores[id] = await quizzes.OfClassAsync(db, id, cancellationToken);
        }

        return scores;
    }

    private static int? Find(Dictionary<Guid, IReadOnlyDictionary<Guid, int>> scores, Guid offeringId, Guid personId) =>
        scores.TryGetValue(offeringId, out var ofClass) && ofClass.TryGetValue(personId, out var score) ? score : null;

    private static bool IsOwn(TurnoutRow row, UnitScope scope) => row.Enrolments.Any(e => scope.Covers(e.UnitId, e.OrganisationId));

    /// <summary>The unit that the person came for, else where they live. The hamlet tells more only where it is of that unit.</summary>
    private static ReportSpot SpotOf(TurnoutRow row, DateOnly day)
    {
        var unit = row.Enrolments.Select(e => e.UnitId).FirstOrDefault(u => u is not null) ?? row.HomeUnitId;
        return new ReportSpot(unit, day, unit == row.HomeUnitId ? row.HamletId : null);
    }

    private sealed record FoundClass(CourseOffering Offering, string CourseTitle, bool IsWhole)
    {
        public Guid OfferingId => Offering.OfferingId;
    }
}
