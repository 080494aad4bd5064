using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Imports;

/// <summary>
/// Makes classes, or brings those that stand to what the file says. A trial puts all of them into one transaction, so that
/// classes of one file that clash are told.
/// </summary>
internal sealed class OfferingPass(
    ImportSetting setting, IReadOnlyList<OfferingDraft> classes, OfferingService offerings, SessionService sessions, PublicClassCache publicClasses) : IImportPass
{
    private const string Savepoint = "class";

    public IReadOnlyList<int> Pieces { get; } = setting.IsTrial
        ? [classes.Sum(c => c.Rows.Count)]
        : [.. classes.Select(c => c.Rows.Count)];

    public bool TrialWrites => true;

    public async Task<IReadOnlyList<RowResult>> ApplyAsync(NtmLearnDbContext db, int piece, CancellationToken cancellationToken)
    {
        if (!setting.IsTrial)
        {
            var (results, isRefused) = await PutAsync(db, classes[piece], cancellationToken);
            return isRefused ? throw new PieceRefusedException(results) : results;
        }

        var all = new List<RowResult>();
        foreach (var draft in classes)
        {
            await db.Database.CurrentTransaction!.CreateSavepointAsync(Savepoint, cancellationToken);
            var (results, isRefused) = await PutAsync(db, draft, cancellationToken);
            if (isRefused)
            {
                db.ChangeTracker.Clear();
                await db.Database.CurrentTransaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
            }

            await db.Database.CurrentTransaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
            all.AddRange(results);
        }

        return all;
    }

    public Task FinishAsync(CancellationToken cancellationToken) => publicClasses.ChangedAsync();

    private async Task<(IReadOnlyList<RowResult> Results, bool IsRefused)> PutAsync(NtmLearnDbContext db, OfferingDraft draft, CancellationToken cancellationToken)
    {
        if (draft.IsWrong)
        {
            return (draft.Rejected([]), true);
        }

        var existing = await FindAsync(db, draft, cancellationToken);
        if (existing is null && draft.First.Code.Length > 0)
        {
            return (draft.Rejected([RowIssue.Error(OfferingFields.Code, $"Không có lớp mã “{draft.First.Code}”. Để trống cột này nếu là lớp mới.")]), true);
        }

        var outcome = existing is null ? await CreateAsync(db, draft, cancellationToken) : await ChangeAsync(db, existing, draft, cancellationToken);
        if (outcome.Value is not { } rows)
        {
            return (draft.Rejected([.. outcome.Refusals.Select(r => RowIssue.Error(r.Field, r.Message)).Distinct()]), true);
        }

        return ([.. rows.Select((o, i) => new RowResult(
            draft.Rows[i].Number,
            o,
            [.. draft.IssuesOf(i), .. i == 0 ? outcome.Warnings.Select(w => RowIssue.Warning(w.Field, w.Message)).Distinct() : []]))], false);
    }

    /// <summary>The class of the same course, name and unit with a day in common; or the one whose code the file says.</summary>
    private async Task<CourseOffering?> FindAsync(NtmLearnDbContext db, OfferingDraft draft, CancellationToken cancellationToken)
    {
        var (code, courseId) = (draft.First.Code, draft.First.CourseId);
        if (code.Length > 0)
        {
            return await db.Set<CourseOffering>().SingleOrDefaultAsync(o => o.Code == code, cancellationToken);
        }

        var days = draft.Rows.Select(r => r.Session!.Day).Distinct().ToList();
        var candidates = await db.Set<CourseOffering>()
            .Where(o => o.CourseId == courseId && o.UnitId == draft.UnitId && o.Status != OfferingStatus.Cancelled
                && db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && !s.IsCancelled && days.Contains(s.Day)))
            .OrderBy(o => o.OfferingId)
            .ToListAsync(cancellationToken);
        return candidates.Find(o => SearchKey.Of(o.Title) == SearchKey.Of(draft.First.Title));
    }

    private async Task<Outcome<IReadOnlyList<RowOutcome>>> CreateAsync(NtmLearnDbContext db, OfferingDraft draft, CancellationToken cancellationToken)
    {
        var input = new OfferingInput
        {
            CourseId = draft.First.CourseId!.Value,
            Title = draft.First.Title,
            Capacity = draft.Capacity ?? 0,
            UnitId = draft.UnitId,
            EnrolmentOpensAt = draft.OpensAt,
            EnrolmentClosesAt = draft.ClosesAt,
        };
        var made = await offerings.CreateWithinAsync(db, setting.Caller, input, [.. draft.Rows.Select(r => r.Session!)], cancellationToken);
        return made.IsDone
            ? Outcome<IReadOnlyList<RowOutcome>>.Done([.. draft.Rows.Select(_ => RowOutcome.Added)], made.Warnings)
            : Outcome<IReadOnlyList<RowOutcome>>.Refused(made.Refusals);
    }

    private async Task<Outcome<IReadOnlyList<RowOutcome>>> ChangeAsync(
        NtmLearnDbContext db, CourseOffering existing, OfferingDraft draft, CancellationToken cancellationToken)
    {
        var stands = await db.Set<TrainingSession>().Where(s => s.OfferingId == existing.OfferingId && !s.IsCancelled).ToListAsync(cancellationToken);
        var input = OfferingInput.From(existing) with
        {
            Capacity = draft.Capacity ?? existing.Capacity,
            EnrolmentOpensAt = draft.OpensAt ?? existing.EnrolmentOpensAt,
            EnrolmentClosesAt = draft.ClosesAt ?? existing.EnrolmentClosesAt,
        };
        var wanted = draft.Rows.Select(r => Pair(r.Session!, stands, draft)).ToList();
        var isChanged = input != OfferingInput.From(existing);
        if (!isChanged && wanted.TrueForAll(w => w.IsSame))
        {
            return Outcome<IReadOnlyList<RowOutcome>>.Done([.. wanted.Select(_ => RowOutcome.Unchanged)]);
        }

        var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, setting.Caller, existing.OfferingId, cancellationToken);
        if (offering is null)
        {
            return refusal!;
        }

        var warnings = new List<Refusal>();
        if (isChanged)
        {
            var updated = await offerings.UpdateWithinAsync(db, setting.Caller, offering, input, cancellationToken);
            if (!updated.IsDone)
            {
                return Outcome<IReadOnlyList<RowOutcome>>.Refused(updated.Refusals);
            }

            warnings.AddRange(updated.Warnings);
            offering.Version++;
            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var (session, meant, _) in wanted.Where(w => !w.IsSame))
        {
            var put = session is null
                ? await sessions.AddWithinAsync(db, offering, meant, cancellationToken)
                : await sessions.ChangeWithinAsync(db, offering, session, meant with { FacilitatorIds = await LeadersAsync(db, session, cancellationToken) }, cancellationToken);
            if (!put.IsDone)
            {
                return Outcome<IReadOnlyList<RowOutcome>>.Refused(put.Refusals);
            }

            warnings.AddRange(put.Warnings);
        }

        return Outcome<IReadOnlyList<RowOutcome>>.Done(
            [.. wanted.Select((w, i) => w.IsSame && !(isChanged && i == 0) ? RowOutcome.Unchanged : RowOutcome.Changed)], warnings);
    }

    /// <summary>A file says nothing of who leads, so they stay.</summary>
    private static async Task<IReadOnlyList<Guid>> LeadersAsync(NtmLearnDbContext db, TrainingSession session, CancellationToken cancellationToken) =>
        await db.Set<SessionFacilitator>().Where(f => f.SessionId == session.SessionId).Select(f => f.PersonId).ToListAsync(cancellationToken);

    /// <summary>Which standing session a row means: that of the day and hour, else the only one of the day that no other row means.</summary>
    private static (TrainingSession? Session, SessionInput Meant, bool IsSame) Pair(SessionInput row, List<TrainingSession> stands, OfferingDraft draft)
    {
        var session = stands.Find(s => s.Day == row.Day && s.StartMinute == row.StartMinute);
        if (session is null && stands.FindAll(s => s.Day == row.Day
            && !draft.Rows.Any(r => (r.Session!.Day, r.Session.StartMinute) == (s.Day, s.StartMinute))) is [var only]
            && draft.Rows.Count(r => r.Session!.Day == row.Day) == 1)
        {
            session = only;
        }

        if (session is null)
        {
            return (null, row, false);
        }

        var meant = row with { VenueId = row.VenueId ?? session.VenueId, OnlineLink = session.OnlineLink, Title = session.Title };
        return (session, meant, (session.StartMinute, session.EndMinute, session.VenueId) == (meant.StartMinute, meant.EndMinute, meant.VenueId));
    }
}
