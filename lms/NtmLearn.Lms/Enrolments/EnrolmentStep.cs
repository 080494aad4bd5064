using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Enrolments;

/// <summary>One step that is about to be saved.</summary>
/// <param name="Transition">As it will stand in the ledger.</param>
public sealed record EnrolmentStep(Enrolment Enrolment, EnrolmentTransition Transition);

/// <summary>
/// Hears of every step of every enrolment inside the transaction that makes it, so that what it adds to the database
/// (a notice, a door list) stands or falls with the step. Saves nothing itself.
/// </summary>
public interface IEnrolmentListener
{
    ValueTask HearAsync(NtmLearnDbContext db, EnrolmentStep step, CancellationToken cancellationToken);
}

/// <summary>Hears, after it is on the disk, that seats or the state of a class changed: to drop cached pages. Must not throw.</summary>
public interface IClassWatcher
{
    ValueTask ClassChangedAsync(Guid offeringId, CancellationToken cancellationToken);
}
