using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>Prints sheets, finds them again by their code, and copies what was signed.</summary>
public sealed class PaperSheets(
    IDbContextFactory<NtmLearnDbContext> contexts,
    AuditedWriter writer,
    AttendanceLedger ledger,
    SheetReads sheets,
    LocalTime time,
    TimeProvider clock,
    IOptions<AttendanceOptions> options)
{
    /// <summary>Sessions of the same class that one sheet can have columns for.</summary>
    public const int MostSessions = 6;

    /// <summary>Keeps whose name stands behind which number.</summary>
    /// <param name="sessionIds">Half-days of one class, within the caller's reach.</param>
    /// <returns>Null when they are not.</returns>
    public async Task<PrintedSheet?> PrintAsync(Caller caller, IReadOnlyCollection<Guid> sessionIds, int blankRows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = sessionIds.ToArray();
        var sessions = await SessionFacts.ReadAsync(
            db, db.Set<TrainingSession>().Where(s => ids.Contains(s.SessionId) && !s.IsCancelled).Recorded(db, caller), time, options.Value, cancellationToken);
        if (sessions.Count == 0 || sessions.Count != ids.Length || sessions.Count > MostSessions || sessions.Select(s => s.OfferingId).Distinct().Count() > 1)
        {
            return null;
        }

        var rows = await sheets.RowsAsync(db, sessions[^1], UnitScope.Everything, cancellationToken);
        var printed = new PrintedSheet
        {
            PrintedSheetId = clock.NewId(),
            OfferingId = sessions[0].OfferingId,
            Code = ReceiptCodes.Create(),
            SessionIds = [.. sessions.Select(s => s.SessionId)],
            AttendeeIds = [.. rows.Select(r => r.AttendeeId)],
            BlankRows = Math.Clamp(blankRows, 0, PrintedSheet.MostBlankRows),
            PrintedAt = clock.UtcNow,
        };
        await writer.WriteAsync(
            caller.Actor,
            async (write, token) =>
            {
                write.Add(printed);
                await write.SaveChangesAsync(token);
            },
            cancellationToken);
        return printed;
    }

    /// <summary>Sheets of a session's class that have a column for it, the newest first.</summary>
    public async Task<IReadOnlyList<PrintedSheet>> OfSessionAsync(SessionFacts session, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<PrintedSheet>().AsNoTracking().Where(s => s.OfferingId == session.OfferingId)
            .OrderByDescending(s => s.PrintedAt).ToListAsync(cancellationToken);
        return all.FindAll(s => s.SessionIds.Contains(session.SessionId));
    }

    /// <summary>Sessions of a class that are within reach, for the choice of columns.</summary>
    public async Task<IReadOnlyList<SessionFacts>> SessionsAsync(Caller caller, Guid offeringId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await SessionFacts.ReadAsync(
            db, db.Set<TrainingSession>().Where(s => s.OfferingId == offeringId && !s.IsCancelled).Recorded(db, caller), time, options.Value, cancellationToken);
    }

    /// <param name="code">As typed: small letters, dashes and spaces do not matter.</param>
    /// <returns>Null when there is none such, or it is out of reach.</returns>
    public async Task<PaperSheet?> FindAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        if (ReceiptCodes.Read(code) is not { } read)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<PrintedSheet>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == read, cancellationToken) is not { } printed)
        {
            return null;
        }

        var sessionIds = printed.SessionIds.ToArray();
        var sessions = await SessionFacts.ReadAsync(
            db, db.Set<TrainingSession>().Where(s => sessionIds.Contains(s.SessionId)).Recorded(db, caller), time, options.Value, cancellationToken);
        return sessions.Count == sessionIds.Length ? new PaperSheet(printed, sessions, await RowsAsync(db, printed, sessions, cancellationToken)) : null;
    }

    /// <summary>
    /// Copies one half-day: who signed was there, and of whom nothing was recorded yet and who did not sign was absent. Who did
    /// not sign though something else is recorded is told, not changed.
    /// </summary>
    /// <param name="signed">Numbers of rows with a signature.</param>
    /// <param name="walkIns">Names in blank rows.</param>
    public async Task<(IReadOnlyList<PaperRow> Differ, IReadOnlyList<Refusal> Refusals)> CopyAsync(
        Caller caller, PaperSheet sheet, int column, IReadOnlySet<int> signed, IReadOnlyList<WalkInInput> walkIns, string formKey, string? reason, CancellationToken cancellationToken)
    {
        var session = sheet.Sessions[column];
        var rows = sheet.Rows.Where(r => r.FullName.Length > 0).ToList();
        List<MarkInput> marks =
        [
            .. rows.Where(r => signed.Contains(r.Number) ? r.Standing[column]?.WasThere() != true : r.Standing[column] is null)
                .Select(r => new MarkInput(r.AttendeeId, signed.Contains(r.Number) ? AttendanceStatus.Present : AttendanceStatus.Absent, $"{formKey}-{r.AttendeeId:N}", Reason: reason)),
            .. walkIns.Select(w => new MarkInput(w.WalkInId, AttendanceStatus.Present, $"{formKey}-{w.WalkInId:N}")),
        ];
        var outcome = await ledger.RecordAsync(caller.Actor, session.SessionId, new LedgerInput(MarkSource.Paper, marks) { WalkIns = walkIns }, cancellationToken);
        return (
            rows.FindAll(r => !signed.Contains(r.Number) && r.Standing[column]?.WasThere() == true),
            outcome.NotTaken);
    }

    private async Task<List<PaperRow>> RowsAsync(NtmLearnDbContext db, PrintedSheet printed, List<SessionFacts> sessions, CancellationToken cancellationToken)
    {
        var byAttendee = new Dictionary<Guid, SheetRow>();
        var standing = new List<Dictionary<Guid, AttendanceStatus?>>();
        foreach (var session in sessions)
        {
            var rows = await sheets.RowsAsync(db, session, UnitScope.Everything, cancellationToken);
            standing.Add(rows.ToDictionary(r => r.AttendeeId, r => r.Standing));
            rows.ForEach(r => byAttendee[r.AttendeeId] = r);
        }

        var (ids, day) = (printed.AttendeeIds.ToArray(), sessions[0].Day);
        var posts = (await db.Set<Post>().Where(p => ids.Contains(p.PersonId) && p.Title != null
                && (p.ValidFrom == null || p.ValidFrom <= day) && (p.ValidTo == null || p.ValidTo >= day))
            .Select(p => new { p.PersonId, p.Title }).ToListAsync(cancellationToken)).ToLookup(p => p.PersonId, p => p.Title);

        // Who left the class since, or was erased, keeps the number without a name.
        return [.. printed.AttendeeIds.Select((id, i) => byAttendee.GetValueOrDefault(id) is { } row
            ? new PaperRow(i + 1, id, row.FullName, row.YearOfBirth, row.Sex, row.Group, posts[id].FirstOrDefault(), [.. standing.Select(s => s.GetValueOrDefault(id))])
            : new PaperRow(i + 1, id, "", null, null, "", null, [.. standing.Select(_ => (AttendanceStatus?)null)]))];
    }
}
