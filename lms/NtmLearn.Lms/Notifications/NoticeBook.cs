using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Notifications;

/// <summary>Puts down who is to be told what, in the transaction that makes it true. The same thing twice is told once.</summary>
public static class NoticeBook
{
    /// <summary>Adds a notice unless it was added before.</summary>
    /// <param name="thingId">The enrolment, class, quota or certificate it is about.</param>
    /// <param name="thingVersion">A higher version of the same thing is news again.</param>
    /// <param name="dueAt">Not before. A reminder whose time had passed before its reason came to be is not added at all.</param>
    /// <param name="uselessAfter">After this it is not sent any more.</param>
    public static async Task AddAsync(
        NtmLearnDbContext db,
        DateTime now,
        NoticeRule rule,
        Guid personId,
        Guid thingId,
        int thingVersion,
        Guid? offeringId,
        CancellationToken cancellationToken,
        DateTime? dueAt = null,
        DateTime? uselessAfter = null)
    {
        if (dueAt < now || uselessAfter < now)
        {
            return;
        }

        bool IsSame(Notice n) => n.Rule == rule && n.PersonId == personId && n.ThingId == thingId && n.ThingVersion == thingVersion;
        if (db.Set<Notice>().Local.Any(IsSame)
            || await db.Set<Notice>().AnyAsync(
                n => n.Rule == rule && n.PersonId == personId && n.ThingId == thingId && n.ThingVersion == thingVersion, cancellationToken))
        {
            return;
        }

        db.Add(new Notice
        {
            NoticeId = Guid.CreateVersion7(new DateTimeOffset(now)),
            Rule = rule,
            PersonId = personId,
            ThingId = thingId,
            ThingVersion = thingVersion,
            OfferingId = offeringId,
            State = NoticeState.Waiting,
            DueAt = dueAt ?? now,
            UselessAfter = uselessAfter,
            CreatedAt = now,
        });
    }

    /// <summary>Everybody who has to do with a class hears of it once per version: those who hold or wait for a seat, and who lead it.</summary>
    public static async Task TellClassAsync(
        NtmLearnDbContext db, DateTime now, NoticeRule rule, Offerings.CourseOffering offering, IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        foreach (var person in people.Distinct())
        {
            await AddAsync(db, now, rule, person, offering.OfferingId, offering.NoticeVersion, offering.OfferingId, cancellationToken);
        }
    }
}
