using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Imports;

/// <summary>
/// Works on imports: looks files through, and writes them piece by piece. Rows and progress are one transaction, so that an
/// import that is interrupted goes on where it stopped and doubles nothing.
/// </summary>
internal sealed partial class ImportRunner(
    WriterGate gate,
    AuditedWriter writer,
    IDbContextFactory<NtmLearnDbContext> contexts,
    FileStore files,
    UnitTrees trees,
    ImportCallers callers,
    ImportTargets targets,
    LocalTime time,
    TimeProvider clock,
    ILogger<ImportRunner> logger)
{
    // Results of a trial are written down for so many rows at once.
    private const int TrialRowsAtOnce = 200;
    private const string Label = "import";

    // Longer than any piece takes; who dies in the middle is succeeded after that.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private readonly Guid me = Guid.NewGuid();

    /// <summary>Works until nothing is due. One at a time in a process.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { } run)
        {
            try
            {
                await RunAsync(run, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await LetGoAsync(run.ImportRunId);
                throw;
            }
            catch (HoldLostException)
            {
                LogLost(run.ImportRunId);
            }
            catch (SheetException exception)
            {
                await StopAsync(run.ImportRunId, exception.Message, cancellationToken);
            }
            catch (Exception exception)
            {
                LogFailed(exception, run.ImportRunId);
                await StopAsync(
                    run.ImportRunId, "Chương trình gặp lỗi khi làm việc này. Những dòng đã nhập vẫn được giữ. Hãy bấm làm tiếp; nếu vẫn dừng, gọi người quản trị.", cancellationToken);
            }
        }
    }

    private async Task RunAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var target = targets.Of(run.Kind);
        var tree = await trees.GetAsync(cancellationToken);
        if (await callers.FindAsync(run, tree, cancellationToken) is not { } caller)
        {
            await StopAsync(run.ImportRunId, "Người gửi tệp này không còn quyền nhập dữ liệu. Hãy nhờ người có quyền gửi lại tệp.", cancellationToken);
            return;
        }

        if (ImportFile.Read(files, run, target.Fields) is not { } file)
        {
            await StopAsync(run.ImportRunId, "Tệp không còn trong kho. Hãy gửi lại tệp.", cancellationToken);
            return;
        }

        var isTrial = run.State == ImportState.Uploaded;
        var setting = new ImportSetting(isTrial, caller, tree, time.Today, new PlaceReader(tree, await OrganisationsAsync(cancellationToken), time.Today), file.Header);
        var actor = caller.Actor with { Label = Label };
        LogBegun(run.ImportRunId, run.Kind, isTrial, file.Rows.Count, run.RowsDone);
        await ChangeAsync(run.ImportRunId, r => r.Rows = file.Rows.Count, cancellationToken);
        var pass = await target.OpenAsync(setting, file.Rows, cancellationToken);
        if (isTrial)
        {
            await TryAsync(run.ImportRunId, file, pass, actor, cancellationToken);
        }
        else
        {
            await WriteAsync(run, file, pass, actor, cancellationToken);
            await pass.FinishAsync(cancellationToken);
        }

        var now = clock.UtcNow;
        await ChangeAsync(
            run.ImportRunId,
            r =>
            {
                r.State = isTrial ? ImportState.Checked : ImportState.Done;
                r.FinishedAt = isTrial ? null : now;
                (r.HeldBy, r.HeldUntil) = (null, null);
            },
            cancellationToken);
        LogEnded(run.ImportRunId, isTrial);
    }

    /// <summary>Looks everything through and keeps only what is to be said.</summary>
    private async Task TryAsync(Guid runId, ImportFile file, IImportPass pass, Actor actor, CancellationToken cancellationToken)
    {
        var waiting = new List<RowResult>();
        for (var piece = 0; piece < pass.Pieces.Count; piece++)
        {
            waiting.AddRange(await TryPieceAsync(pass, piece, actor, cancellationToken));
            if (waiting.Count >= TrialRowsAtOnce || piece == pass.Pieces.Count - 1)
            {
                await gate.WriteAsync((db, token) => RecordAsync(db, runId, file, waiting, token), cancellationToken);
                waiting.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<RowResult>> TryPieceAsync(IImportPass pass, int piece, Actor actor, CancellationToken cancellationToken)
    {
        if (!pass.TrialWrites)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await pass.ApplyAsync(db, piece, cancellationToken);
        }

        try
        {
            await writer.WriteAsync(
                actor,
                async (db, token) => throw new PieceRefusedException(await pass.ApplyAsync(db, piece, token)),
                cancellationToken);
            throw new InvalidOperationException("A trial is always taken back.");
        }
        catch (PieceRefusedException end)
        {
            return end.Results;
        }
    }

    private async Task WriteAsync(ImportRun run, ImportFile file, IImportPass pass, Actor actor, CancellationToken cancellationToken)
    {
        var before = 0;
        for (var piece = 0; piece < pass.Pieces.Count; piece++)
        {
            // What was done before an interruption.
            before += pass.Pieces[piece];
            if (before <= run.RowsDone)
            {
                continue;
            }

            var number = piece;
            try
            {
                await writer.WriteAsync(
                    actor,
                    async (db, token) => await RecordAsync(db, run.ImportRunId, file, await pass.ApplyAsync(db, number, token), token),
                    cancellationToken);
            }
            catch (PieceRefusedException refused)
            {
                await gate.WriteAsync((db, token) => RecordAsync(db, run.ImportRunId, file, refused.Results, token), cancellationToken);
            }
        }
    }

    /// <summary>Counts rows and writes down what is to be said of them, with whatever else waits to be saved.</summary>
    private async Task RecordAsync(NtmLearnDbContext db, Guid runId, ImportFile file, IReadOnlyList<RowResult> results, CancellationToken cancellationToken)
    {
        var run = await HeldAsync(db, runId, cancellationToken);
        run.Count(results);
        foreach (var result in results)
        {
            foreach (var issue in result.Issues)
            {
                db.Add(new ImportIssue
                {
                    ImportIssueId = clock.NewId(),
                    ImportRunId = runId,
                    Row = result.Row,
                    Column = Shorten(file.ColumnOf(issue.Field), ImportIssue.ColumnMaxLength),
                    Weight = issue.Weight,
                    Message = Shorten(issue.Message, ImportIssue.MessageMaxLength)!,
                });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The oldest that is due and that nobody else works on.</summary>
    private Task<ImportRun?> TakeAsync(CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var now = clock.UtcNow;
            var run = await db.Set<ImportRun>()
                .Where(r => r.State == ImportState.Uploaded || r.State == ImportState.Running)
                .Where(r => r.HeldUntil == null || r.HeldUntil < now || r.HeldBy == me)
                .OrderBy(r => r.CreatedAt).ThenBy(r => r.ImportRunId)
                .FirstOrDefaultAsync(token);
            if (run is null)
            {
                return null;
            }

            (run.HeldBy, run.HeldUntil) = (me, now + Hold);
            if (run.State == ImportState.Uploaded)
            {
                // Looking through begins anew.
                (run.RowsDone, run.Added, run.Changed, run.Unchanged, run.Rejected) = (0, 0, 0, 0, 0);
                await db.Set<ImportIssue>().Where(i => i.ImportRunId == run.ImportRunId).ExecuteDeleteAsync(token);
            }

            await db.SaveChangesAsync(token);
            return run;
        },
        cancellationToken);

    private Task ChangeAsync(Guid runId, Action<ImportRun> change, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            change(await HeldAsync(db, runId, token));
            await db.SaveChangesAsync(token);
        },
        cancellationToken);

    private Task StopAsync(Guid runId, string failure, CancellationToken cancellationToken) => ChangeAsync(
        runId,
        run =>
        {
            (run.State, run.Failure, run.FinishedAt) = (ImportState.Failed, Shorten(failure, ImportRun.FailureMaxLength), clock.UtcNow);
            (run.HeldBy, run.HeldUntil) = (null, null);
        },
        cancellationToken);

    /// <summary>The program stops: whoever comes next need not wait.</summary>
    private Task LetGoAsync(Guid runId) => gate.WriteAsync(
        async (db, token) => await db.Set<ImportRun>()
            .Where(r => r.ImportRunId == runId && r.HeldBy == me)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.HeldUntil, (DateTime?)null), token),
        CancellationToken.None);

    private async Task<ImportRun> HeldAsync(NtmLearnDbContext db, Guid runId, CancellationToken cancellationToken)
    {
        var run = await db.Set<ImportRun>().SingleAsync(r => r.ImportRunId == runId, cancellationToken);
        if (run.HeldBy != me)
        {
            throw new HoldLostException();
        }

        run.HeldUntil = clock.UtcNow + Hold;
        return run;
    }

    private async Task<IReadOnlyList<Organisation>> OrganisationsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Organisation>().AsNoTracking().ToListAsync(cancellationToken);
    }

    private static string? Shorten(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {ImportRunId} of {Kind} begins (trial: {IsTrial}), {Rows} rows, {RowsDone} done before")]
    private partial void LogBegun(Guid importRunId, ImportKind kind, bool isTrial, int rows, int rowsDone);

    [LoggerMessage(Level = LogLevel.Information, Message = "Import {ImportRunId} has ended (trial: {IsTrial})")]
    private partial void LogEnded(Guid importRunId, bool isTrial);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Import {ImportRunId} was taken over by another process")]
    private partial void LogLost(Guid importRunId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {ImportRunId} stopped")]
    private partial void LogFailed(Exception exception, Guid importRunId);

    private sealed class HoldLostException : Exception;
}
