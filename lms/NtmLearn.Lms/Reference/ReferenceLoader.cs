using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Reference;

/// <summary>
/// Takes the reference files into the database at start: units, successions, organisations, topics and days to avoid.
/// Reading the same files again changes nothing; what the office edited or removed on screen stays as it is.
/// </summary>
public sealed partial class ReferenceLoader(AuditedWriter writer, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, ILogger<ReferenceLoader> log)
{
    /// <summary>Goes up when files are read in another way, so that they are read once more.</summary>
    private const string Way = "1";

    private const string WholeKind = "files";

    private static readonly Guid WholeId = StableId.Of(WholeKind);

    /// <summary>Applies the files of a folder.</summary>
    /// <exception cref="FormatException">A file holds a day, a level or a kind that cannot be read.</exception>
    public async Task<ReferenceReport> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new ReferenceFolder(folder);
        if (!files.Exists)
        {
            return ReferenceReport.Nothing;
        }

        var fingerprint = files.Fingerprint();
        fingerprint = Way + fingerprint[Way.Length..];
        if (await IsLoadedAsync(fingerprint, cancellationToken))
        {
            return ReferenceReport.Nothing;
        }

        var report = await writer.WriteAsync(
            Actor.Program("reference"), (db, token) => ApplyAsync(db, files, fingerprint, token), cancellationToken);
        trees.Forget();
        LogLoaded(log, report.Added, report.Changed, report.Kept);
        return report;
    }

    private async Task<bool> IsLoadedAsync(string fingerprint, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ReferenceRow>().AnyAsync(r => r.RowId == WholeId && r.FileHash == fingerprint, cancellationToken);
    }

    private static async Task<ReferenceReport> ApplyAsync(
        NtmLearnDbContext db, ReferenceFolder files, string fingerprint, CancellationToken cancellationToken)
    {
        var report = await UnitFiles.ApplyAsync(db, files, cancellationToken);
        report += await OrganisationFiles.ApplyAsync(db, files, cancellationToken);
        report += await TrainingFiles.ApplyAsync(db, files, cancellationToken);
        if (await db.Set<ReferenceRow>().SingleOrDefaultAsync(r => r.RowId == WholeId, cancellationToken) is { } whole)
        {
            whole.FileHash = fingerprint;
        }
        else
        {
            db.Add(new ReferenceRow { RowId = WholeId, Kind = WholeKind, FileHash = fingerprint });
        }

        await db.SaveChangesAsync(cancellationToken);
        return report;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reference files: {Added} rows added, {Changed} changed, {Kept} kept as the office made them")]
    private static partial void LogLoaded(ILogger logger, int added, int changed, int kept);
}
