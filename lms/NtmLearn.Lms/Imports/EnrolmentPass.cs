using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>
/// Puts people into classes, a row at a time: a person who is not taken into the class is not kept either, and a class is
/// locked no longer than for one.
/// </summary>
internal sealed class EnrolmentPass(ImportSetting setting, IReadOnlyList<EnrolmentRow> rows, EnrolmentService enrolments, TimeProvider clock) : IImportPass
{
    private readonly HashSet<Guid> touched = [];

    public IReadOnlyList<int> Pieces { get; } = [.. rows.Select(_ => 1)];

    public bool TrialWrites => true;

    public async Task<IReadOnlyList<RowResult>> ApplyAsync(NtmLearnDbContext db, int piece, CancellationToken cancellationToken)
    {
        var (person, offeringId) = rows[piece];
        if (person.Entry is not { } entry || offeringId is not { } offering)
        {
            return [RowResult.Rejected(person.Number, person.Issues)];
        }

        // The class before its people, as everybody does.
        if (await enrolments.LoadAsync(db, offering, setting.Tree, cancellationToken) is not { } seats)
        {
            return [Rejected(person, "Lớp này không còn. Xem lại mã lớp.", EnrolmentsImport.ClassCode)];
        }

        var batch = await PersonBatch.LoadAsync(
            db, setting.Caller.ScopeOf(Right.ManagePeople), setting.Tree, setting.Today, clock, [entry], cancellationToken);
        var put = batch.Put(0);
        if (put.Value is not { } found)
        {
            return [RowResult.Rejected(person.Number, [.. person.Issues, .. PeopleImport.Errors(put.Refusals)])];
        }

        await db.SaveChangesAsync(cancellationToken);
        await RowLock.PeopleAsync(db, [found.PersonId], cancellationToken);
        var issues = person.Issues.Concat(found.Warnings.Select(w => RowIssue.Warning(w.Field, w.Message))).ToList();
        var existing = await db.Set<Enrolment>().AsNoTracking()
            .Where(e => e.OfferingId == offering && e.PersonId == found.PersonId)
            .Select(e => (EnrolmentStatus?)e.Status)
            .SingleOrDefaultAsync(cancellationToken);
        switch (existing)
        {
            case EnrolmentStatus.Withdrawn or EnrolmentStatus.Expired or EnrolmentStatus.Rejected or EnrolmentStatus.Returned:
                // A list does not undo what a person or a unit has decided.
                throw new PieceRefusedException(
                    [Rejected(person, $"Người này đang ở trạng thái “{EnrolmentWords.Of(existing.Value)}” tại lớp này. Muốn đăng ký lại thì làm ở trang của lớp.", null)]);
            case { } status:
                issues.Add(RowIssue.Result($"Đã đăng ký từ trước: {EnrolmentWords.Of(status)}."));
                return [new RowResult(person.Number, found.Kind == PersonPutKind.Unchanged ? RowOutcome.Unchanged : RowOutcome.Changed, issues)];
        }

        seats.Settle();
        var enrolled = await enrolments.EnrolWithinAsync(seats, EnrolmentActor.Of(setting.Caller), found.PersonId, EnrolmentPath.Import, cancellationToken);
        if (enrolled.Value is not { } enrolment)
        {
            throw new PieceRefusedException([RowResult.Rejected(person.Number, [.. issues, .. PeopleImport.Errors(enrolled.Refusals)])]);
        }

        seats.Settle();
        await seats.SaveAsync(enrolments.Listeners, cancellationToken);
        touched.Add(offering);

        // A trial looks at each row alone, so it cannot know who will have to wait.
        issues.Add(RowIssue.Result(setting.IsTrial ? "Sẽ đăng ký." : $"{EnrolmentWords.Of(enrolment.Status)}."));
        return [new RowResult(person.Number, RowOutcome.Added, issues)];
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var offering in touched)
        {
            await enrolments.TellWatchersAsync(offering, cancellationToken);
        }
    }

    private static RowResult Rejected(PersonRow person, string message, string? field) =>
        RowResult.Rejected(person.Number, [.. person.Issues, RowIssue.Error(field, message)]);
}
