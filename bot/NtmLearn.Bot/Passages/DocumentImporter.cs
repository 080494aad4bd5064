using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Passages;

/// <summary>
/// Takes files into the database, each once per hash. A file that cannot be read is refused and the others go on.
/// A document whose file is gone stays: only <see cref="WithdrawAsync"/> takes it out.
/// </summary>
public sealed partial class DocumentImporter(WriterGate gate, TimeProvider clock, ILogger<DocumentImporter> logger)
{
    /// <summary>Imports files in this order and tells what became of each.</summary>
    public async Task<IReadOnlyList<FileImport>> ImportAsync(
        IEnumerable<string> paths, ImportOrigin origin, CancellationToken cancellationToken)
    {
        var imports = new List<FileImport>();
        var files = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            var name = Path.GetFileName(path);
            try
            {
                var file = await DocumentFile.ReadAsync(path, cancellationToken);
                if (!files.TryAdd(file.DocumentId, name))
                {
                    throw new DocumentFormatException($"Mã văn bản '{file.DocumentId}' đã dùng ở tệp {files[file.DocumentId]}.");
                }

                var status = await gate.WriteAsync((db, token) => StoreAsync(db, file, origin, token), cancellationToken);
                imports.Add(new FileImport(name, status, file.DocumentId));
            }
            catch (DocumentFormatException exception)
            {
                LogRefused(name, exception.Message);
                imports.Add(new FileImport(name, ImportStatus.Refused, Reason: exception.Message));
            }
        }

        LogImported(imports.Count, imports.Count(i => i.Status == ImportStatus.Imported), imports.Count(i => i.Status == ImportStatus.Refused));
        return imports;
    }

    /// <summary>Takes a document out of answers, with what waits for review; false when nothing of it was in use.</summary>
    public Task<bool> WithdrawAsync(string documentId, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) => await db.Set<StoredDocument>()
            .Where(d => d.DocumentId == documentId
                && (d.State == StoredDocumentState.Published || d.State == StoredDocumentState.AwaitingReview))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, StoredDocumentState.Withdrawn), token) > 0,
        cancellationToken);

    private async Task<ImportStatus> StoreAsync(NtmLearnDbContext db, DocumentFile file, ImportOrigin origin, CancellationToken cancellationToken)
    {
        var texts = await db.Set<StoredDocument>().Where(d => d.DocumentId == file.DocumentId).ToListAsync(cancellationToken);
        var same = texts.Find(t => t.Hash == file.Hash);
        var published = texts.Find(t => t.State == StoredDocumentState.Published);
        var edited = published is { EditedByOffice: true };
        if (same is { State: StoredDocumentState.AwaitingReview })
        {
            return ImportStatus.AwaitingReview;
        }

        if (same is not null && (same == published || edited || origin == ImportOrigin.Start))
        {
            return ImportStatus.Unchanged;
        }

        var withdrawn = published is null && texts.Count > 0;
        var waits = edited || (withdrawn && origin == ImportOrigin.Start);
        foreach (var earlier in texts.Where(t =>
            t.State == StoredDocumentState.AwaitingReview || (!waits && t.State == StoredDocumentState.Published)))
        {
            earlier.State = StoredDocumentState.Replaced;
        }

        // First of all, since no moment may have two published texts of one document.
        await db.SaveChangesAsync(cancellationToken);
        if (same is null)
        {
            db.Add(Create(file, waits ? StoredDocumentState.AwaitingReview : StoredDocumentState.Published));
        }
        else
        {
            same.State = StoredDocumentState.Published;
            same.ImportedAt = clock.UtcNow;
        }

        await db.SaveChangesAsync(cancellationToken);
        return waits ? ImportStatus.AwaitingReview : ImportStatus.Imported;
    }

    private StoredDocument Create(DocumentFile file, StoredDocumentState state) => new()
    {
        DocumentId = file.DocumentId,
        Hash = file.Hash,
        FileName = file.FileName,
        Content = file.Content,
        State = state,
        ImportedAt = clock.UtcNow,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "File {FileName} refused: {Reason}")]
    private partial void LogRefused(string fileName, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files read, {Imported} imported, {Refused} refused")]
    private partial void LogImported(int count, int imported, int refused);
}
