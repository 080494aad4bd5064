using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Imports;

/// <summary>Takes files in, lets them go on, and tells how they stand. The rows themselves are worked on in the background.</summary>
public sealed class ImportService(
    AuditedWriter writer,
    FileStore files,
    ImportTargets targets,
    ImportNudge nudge,
    IDbContextFactory<NtmLearnDbContext> contexts,
    TimeProvider clock)
{
    /// <summary>Largest file taken.</summary>
    public const int MaxBytes = 20_000_000;

    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "import_unknown", "Không tìm thấy lần nhập này.");
    private static readonly Refusal NotAllowed = new(RefusalKind.Forbidden, "import_not_allowed", "Tài khoản này không được nhập dữ liệu từ tệp. Nhờ Văn phòng Điều phối.");

    /// <summary>Keeps a file and has it looked through; nothing is written yet.</summary>
    /// <param name="id">The run's id, chosen by whoever asks, so that the same asking twice makes one.</param>
    /// <param name="sheetName">Null for the first sheet.</param>
    public async Task<Outcome<ImportRun>> UploadAsync(
        Caller caller, Guid id, ImportKind kind, string fileName, ReadOnlyMemory<byte> content, string? sheetName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Can(Right.Import))
        {
            return NotAllowed;
        }

        if (await FindAsync(caller, id, cancellationToken) is { } sent)
        {
            return Outcome<ImportRun>.Done(sent);
        }

        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var wrong = content.Length > MaxBytes ? [$"Tệp lớn quá {MaxBytes / 1_000_000} MB. Hãy chia danh sách thành nhiều tệp."]
            : ImportFile.Judge(stream, targets.Of(kind).Fields, sheetName);
        if (wrong.Count > 0)
        {
            return Outcome<ImportRun>.Refused([.. wrong.Select(w => new Refusal(RefusalKind.Invalid, "file_unusable", w, "file"))]);
        }

        var run = new ImportRun
        {
            ImportRunId = id,
            Kind = kind,
            State = ImportState.Uploaded,
            FileHash = await files.SaveAsync(content, cancellationToken),
            FileName = Shorten(Path.GetFileName(fileName.Replace('\\', '/')), ImportRun.FileNameMaxLength),
            SheetName = sheetName is null ? null : Shorten(sheetName, ImportRun.SheetNameMaxLength),
            ActorKind = caller.Actor.Kind,
            ActorId = caller.Actor.Id,
            CreatedAt = clock.UtcNow,
        };
        await writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                db.Add(run);
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        nudge.Give();
        return Outcome<ImportRun>.Done(run);
    }

    /// <summary>Begins to write what was looked through, or lets go on what stopped.</summary>
    public async Task<Outcome<ImportRun>> BeginAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Can(Right.Import))
        {
            return NotAllowed;
        }

        var outcome = await writer.WriteAsync<Outcome<ImportRun>>(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.ImportRunId == id, token) is not { } run)
                {
                    return NotFound;
                }

                if (run.ForgottenAt is not null)
                {
                    return new Refusal(RefusalKind.Conflict, "import_forgotten", "Tệp này đã hết hạn giữ. Hãy gửi lại tệp.");
                }

                if (run.State == ImportState.Checked)
                {
                    run.Begin(clock.UtcNow);
                    await db.Set<ImportIssue>().Where(i => i.ImportRunId == id).ExecuteDeleteAsync(token);
                    AuditedWriter.Note(
                        db,
                        (caller.Actor, clock.UtcNow),
                        AuditAction.Imported,
                        nameof(ImportRun),
                        id,
                        null,
                        JsonSerializer.Serialize(new { Kind = run.Kind.ToString(), run.Rows }));
                }
                else if (run.State == ImportState.Failed)
                {
                    run.State = run.StartedAt is null ? ImportState.Uploaded : ImportState.Running;
                    (run.Failure, run.FinishedAt) = (null, null);
                }

                await db.SaveChangesAsync(token);
                return Outcome<ImportRun>.Done(run);
            },
            cancellationToken);
        nudge.Give();
        return outcome;
    }

    /// <summary>How an import stands; null when there is none, or the caller may not import.</summary>
    public async Task<ImportRun?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Can(Right.Import))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportRun>().AsNoTracking().FirstOrDefaultAsync(r => r.ImportRunId == id, cancellationToken);
    }

    /// <summary>The last imports, the newest first; also for those who only see that there were some.</summary>
    public async Task<IReadOnlyList<ImportLine>> LastAsync(Caller caller, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.Can(Right.Import) && !caller.Can(Right.ReadOffice))
        {
            return [];
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportRun>().AsNoTracking().OrderByDescending(r => r.CreatedAt).ThenBy(r => r.ImportRunId).Take(count)
            .Select(r => new ImportLine(
                r,
                db.Set<Account>().Where(a => a.Id == r.ActorId).Select(a => a.DisplayName).FirstOrDefault()
                    ?? db.Set<ApiKey>().Where(k => k.ApiKeyId == r.ActorId).Select(k => k.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>When the same bytes were last taken in to the end.</summary>
    public async Task<DateTime?> SameFileAsync(ImportRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportRun>()
            .Where(r => r.FileHash == run.FileHash && r.Kind == run.Kind && r.ImportRunId != run.ImportRunId && r.State == ImportState.Done)
            .MaxAsync(r => r.FinishedAt, cancellationToken);
    }

    /// <summary>What is to be said about rows, by row.</summary>
    /// <param name="page">From 1.</param>
    public async Task<IReadOnlyList<ImportIssue>> IssuesAsync(ImportRun run, IssueWeight weight, int page, int pageSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportIssue>().AsNoTracking()
            .Where(i => i.ImportRunId == run.ImportRunId && i.Weight == weight)
            .OrderBy(i => i.Row).ThenBy(i => i.ImportIssueId)
            .Skip((page - 1) * pageSize).Take(pageSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many things are to be said, by weight.</summary>
    public async Task<IReadOnlyDictionary<IssueWeight, int>> CountIssuesAsync(ImportRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ImportIssue>().Where(i => i.ImportRunId == run.ImportRunId)
            .GroupBy(i => i.Weight).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>The rows that are not taken, as XLSX in the layout of the file, with why in a last column; audited as an export.</summary>
    /// <returns>Null when there are none, or the file is not kept any more.</returns>
    public async Task<MemoryStream?> RejectedAsync(Caller caller, ImportRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(run);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var issues = await db.Set<ImportIssue>().AsNoTracking()
            .Where(i => i.ImportRunId == run.ImportRunId && i.Weight == IssueWeight.Error)
            .OrderBy(i => i.Row).ThenBy(i => i.ImportIssueId)
            .ToListAsync(cancellationToken);
        if (issues.Count == 0 || ImportFile.Read(files, run, targets.Of(run.Kind).Fields) is not { } file)
        {
            return null;
        }

        var stream = new MemoryStream();
        file.WriteRejected(stream, issues.ToLookup(i => i.Row, i => i.Message));
        stream.Position = 0;
        await writer.NoteAsync(
            caller.Actor, AuditAction.Exported, nameof(ImportRun), run.ImportRunId, null, JsonSerializer.Serialize(new { Rows = issues.DistinctBy(i => i.Row).Count() }), cancellationToken);
        return stream;
    }

    /// <summary>An empty file with the right columns and a row that shows how, as XLSX.</summary>
    public MemoryStream Template(ImportKind kind)
    {
        var target = targets.Of(kind);
        var fields = target.Fields.Where(f => f.Name is not (PersonFields.Male or PersonFields.Female)).ToList();
        var stream = new MemoryStream();
        SheetWriter.WriteXlsx(
            stream, ImportWords.Of(kind), [.. fields.Select(f => new SheetColumn(f.Label))], [[.. fields.Select(f => target.Example.GetValueOrDefault(f.Name))]]);
        stream.Position = 0;
        return stream;
    }

    /// <summary>Deletes files that came before an instant, and what was said of their rows; one that is being worked on, or that something else still needs, stays.</summary>
    /// <returns>How many runs were forgotten.</returns>
    public async Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        var gone = await writer.WriteAsync(
            Actor.Program("imports"),
            async (db, token) =>
            {
                var old = await db.Set<ImportRun>()
                    .Where(r => r.ForgottenAt == null && r.CreatedAt < before && r.State != ImportState.Running && r.State != ImportState.Uploaded)
                    .ToListAsync(token);
                var ids = old.ConvertAll(r => r.ImportRunId);
                await db.Set<ImportIssue>().Where(i => ids.Contains(i.ImportRunId)).ExecuteDeleteAsync(token);
                old.ForEach(r => r.ForgottenAt = clock.UtcNow);
                await db.SaveChangesAsync(token);
                var hashes = old.Select(r => r.FileHash).Distinct().ToList();
                var needed = await db.Set<ImportRun>().Where(r => r.ForgottenAt == null && hashes.Contains(r.FileHash)).Select(r => r.FileHash).ToListAsync(token);
                needed.AddRange(await db.Set<CourseMaterial>().Where(m => m.FileHash != null && hashes.Contains(m.FileHash)).Select(m => m.FileHash!).ToListAsync(token));
                return (old.Count, Hashes: hashes.Except(needed).ToList());
            },
            cancellationToken);
        gone.Hashes.ForEach(files.Delete);
        return gone.Count;
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length];
}
