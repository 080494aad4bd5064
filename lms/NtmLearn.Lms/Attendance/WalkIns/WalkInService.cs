using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.WalkIns;

/// <summary>Says which person a walk-in is. A link beside the marks, never a change of them, so it can be undone.</summary>
public sealed class WalkInService(AuditedWriter writer, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "walk_in_not_found", "Không tìm thấy khách này trong lớp.");

    /// <summary>The walk-in is this person; null takes that back.</summary>
    public Task<Outcome<WalkIn>> LinkAsync(Actor actor, string code, Guid walkInId, Guid? personId, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<WalkIn>>(
        actor,
        async (db, token) =>
        {
            if (await FindAsync(db, code, walkInId, token) is not { } walkIn)
            {
                return NotFound;
            }

            Guid? root = null;
            if (personId is { } id)
            {
                root = await db.Set<Person>().Where(p => p.PersonId == id && p.ErasedAt == null).Select(p => (Guid?)(p.MergedIntoId ?? p.PersonId)).SingleOrDefaultAsync(token);
                if (root is null)
                {
                    return AttendanceRefusals.NoPerson;
                }
            }

            walkIn.PersonId = root;
            await db.SaveChangesAsync(token);
            return Outcome<WalkIn>.Done(walkIn);
        },
        cancellationToken);

    /// <summary>Nobody we know: becomes a person with what was written down at the door.</summary>
    public Task<Outcome<WalkIn>> RegisterAsync(Actor actor, string code, Guid walkInId, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<WalkIn>>(
        actor,
        async (db, token) =>
        {
            if (await FindAsync(db, code, walkInId, token) is not { } walkIn)
            {
                return NotFound;
            }

            if (walkIn.PersonId is null)
            {
                var person = new Person
                {
                    PersonId = clock.NewId(),
                    FullName = walkIn.FullName,
                    SearchKey = walkIn.SearchKey,
                    SortKey = walkIn.SortKey,
                    Sex = walkIn.Sex,
                    YearOfBirth = walkIn.YearOfBirth,
                    HamletId = walkIn.HamletId,
                    UnitId = walkIn.UnitId,
                    CreatedAt = clock.UtcNow,
                };
                db.Add(person);
                await db.SaveChangesAsync(token);
                walkIn.PersonId = person.PersonId;
                await db.SaveChangesAsync(token);
            }

            return Outcome<WalkIn>.Done(walkIn);
        },
        cancellationToken);

    private static Task<WalkIn?> FindAsync(NtmLearnDbContext db, string code, Guid walkInId, CancellationToken cancellationToken) =>
        db.Set<WalkIn>().SingleOrDefaultAsync(
            w => w.WalkInId == walkInId && w.ErasedAt == null && db.Set<Offerings.CourseOffering>().Any(o => o.OfferingId == w.OfferingId && o.Code == code), cancellationToken);
}
