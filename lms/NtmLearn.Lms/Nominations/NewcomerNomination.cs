using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Nominations;

/// <summary>
/// Names somebody who is in no list yet: the person, their post and the seat come about together or not at all. Whoever may
/// name people for a unit or organisation may enter its people this way, and change nobody.
/// </summary>
public sealed class NewcomerNomination(EnrolmentService enrolments, PersonService people, LocalTime time)
{
    /// <param name="quota">As <see cref="QuotaReads"/> gives it for what the caller may fill.</param>
    /// <param name="personId">The new person's id, chosen by whoever asks, so that the same asking twice names one.</param>
    /// <param name="input">For a quota of a unit, somebody who lives there unless said otherwise.</param>
    /// <param name="title">Chức vụ. Within a unit, somebody without one is a resident; within an organisation, a member.</param>
    public Task<Outcome<EnrolmentResponse>> NominateAsync(
        Caller caller, QuotaView quota, Guid personId, PersonInput input, string? title, CancellationToken cancellationToken)
    {
        var who = EnrolmentActor.Of(caller);
        var post = title is null && quota.OrganisationId is null ? null : new PostInput(quota.UnitId, quota.OrganisationId, title, null, time.Today, null);
        return enrolments.ChangeAsync(
            who.Actor,
            quota.OfferingId,
            [],
            async (seats, token) =>
            {
                var sent = await seats.Db.Set<Enrolment>().SingleOrDefaultAsync(e => e.OfferingId == quota.OfferingId && e.PersonId == personId, token);
                if (sent is not null && sent.SeatQuotaId == quota.SeatQuotaId)
                {
                    return Outcome<Enrolment>.Done(sent);
                }

                var added = await people.AddWithinAsync(seats.Db, who.Nominates, personId, input, post, token);
                if (!added.IsDone)
                {
                    return Outcome<Enrolment>.Refused(added.Refusals);
                }

                var named = await enrolments.NominateWithinAsync(seats, who, quota.SeatQuotaId, personId, token);
                if (!named.IsDone)
                {
                    foreach (var entry in seats.Db.ChangeTracker.Entries().Where(e => e is { State: EntityState.Added, Entity: Person or Post }).ToList())
                    {
                        entry.State = EntityState.Detached;
                    }
                }

                return named;
            },
            cancellationToken);
    }
}
