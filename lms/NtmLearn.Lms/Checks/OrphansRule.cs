using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Checks;

/// <summary>Nothing points at something that is not there. Keys see to it; this sees whether somebody went past them.</summary>
internal sealed class OrphansRule : DatabaseRule
{
    public override string Name => "no row points at nothing";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var (people, classes, sessions) = (db.Set<Person>(), db.Set<CourseOffering>(), db.Set<TrainingSession>());
        await CountAsync("session", db.Set<TrainingSession>(), s => s.SessionId, db.Set<TrainingSession>().Where(s => !classes.Any(o => o.OfferingId == s.OfferingId)));
        await CountAsync("enrolment", db.Set<Enrolment>(), e => e.EnrolmentId, db.Set<Enrolment>()
            .Where(e => !classes.Any(o => o.OfferingId == e.OfferingId) || !people.Any(p => p.PersonId == e.PersonId)));
        await CountAsync("step", db.Set<EnrolmentTransition>(), t => t.EnrolmentTransitionId, db.Set<EnrolmentTransition>()
            .Where(t => !db.Set<Enrolment>().Any(e => e.EnrolmentId == t.EnrolmentId)));
        await CountAsync("walk-in", db.Set<WalkIn>(), w => w.WalkInId, db.Set<WalkIn>().Where(w => !classes.Any(o => o.OfferingId == w.OfferingId)));
        await CountAsync("mark", db.Set<AttendanceMark>(), m => m.MarkId, db.Set<AttendanceMark>()
            .Where(m => !sessions.Any(s => s.SessionId == m.SessionId)
                || (m.PersonId != null && !people.Any(p => p.PersonId == m.PersonId))
                || (m.WalkInId != null && !db.Set<WalkIn>().Any(w => w.WalkInId == m.WalkInId))));
        await CountAsync("headcount", db.Set<Headcount>(), h => h.HeadcountId, db.Set<Headcount>().Where(h => !sessions.Any(s => s.SessionId == h.SessionId)));

        async Task CountAsync<T>(string what, IQueryable<T> all, System.Linq.Expressions.Expression<Func<T, Guid>> id, IQueryable<T> orphans)
        {
            look.Saw(await all.LongCountAsync(cancellationToken));
            await foreach (var orphan in orphans.Select(id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                look.Broken($"{what} {orphan:N} points at nothing");
            }
        }
    }
}
