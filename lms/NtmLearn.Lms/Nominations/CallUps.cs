using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Lms.Nominations;

/// <summary>Whom a unit or organisation is asked to send to a class: what a call-up letter is made of.</summary>
/// <param name="Owner">The unit or organisation that the letter goes to.</param>
/// <param name="Names">Those named; empty for a letter that asks for names.</param>
public sealed record CallUp(string Owner, ClassView Class, int Seats, DateTime Deadline, IReadOnlyList<NamedPerson> Names);

/// <summary>Puts together call-ups of a class, one for each unit.</summary>
public sealed class CallUps(EnrolmentReads classes, QuotaReads quotas)
{
    /// <param name="seatQuotaId">One unit's alone; null for all.</param>
    /// <returns>Null when there is no such class.</returns>
    public async Task<IReadOnlyList<CallUp>?> OfClassAsync(string code, Guid? seatQuotaId, CancellationToken cancellationToken) =>
        await classes.ClassAsync(code, cancellationToken) is { } found
            ? [.. (await quotas.OfClassAsync(found.OfferingId, cancellationToken))
                .Where(q => seatQuotaId is null || q.SeatQuotaId == seatQuotaId)
                .Select(q => new CallUp(q.Owner, found, q.Limit, q.Deadline, q.Names))]
            : null;
}
