using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary><c>restore PATH.zip</c>: puts an archive into an empty data folder and an empty database, whole or not at all.</summary>
internal static class RestoreVerb
{
    public static Verb Create() => new("restore", "Puts an archive into an empty place.", RunAsync) { NeedsDatabase = false };

    private static Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) =>
        BackupParts.RunAsync("restore", arguments, path => RestoreAsync(services, path, cancellationToken));

    private static async Task RestoreAsync(IServiceProvider services, string path, CancellationToken cancellationToken)
    {
        var database = BackupParts.DatabaseOf(services);
        var keys = BackupParts.KeysOf(services);
        using var archive = await ArchiveReader.OpenAsync(path, cancellationToken);
        await RequireFittingAsync(services, archive.Manifest, database.Provider, cancellationToken);
        using var folder = StagedFolder.Create(services.GetRequiredService<IOptions<DataOptions>>().Value);
        await database.RequireEmptyAsync(cancellationToken);
        await keys.RequireEmptyAsync();
        await archive.VerifyAsync(cancellationToken);
        try
        {
            foreach (var entry in archive.Manifest.Entries.Where(e => EntryNames.IsFile(e.Name)))
            {
                await archive.ExtractAsync(entry, Path.Combine(folder.Path, entry.Name), cancellationToken);
            }

            await keys.LoadAsync(archive, folder.Path, cancellationToken);
            await database.LoadAsync(archive, folder.Path, cancellationToken);
            await StagedCheck.RunAsync(folder.Path, cancellationToken);
            folder.PutInPlace();
        }
        catch
        {
            await database.UndoAsync(CancellationToken.None);
            await keys.UndoAsync();
            throw;
        }

        await Console.Out.WriteLineAsync($"restored\t{BackupParts.Describe(archive.Manifest)}\tas of {archive.Manifest.MadeAt:yyyy-MM-dd HH:mm:ss}Z");
    }

    /// <exception cref="BackupException">This program cannot read what this archive holds.</exception>
    private static async Task RequireFittingAsync(
        IServiceProvider services, BackupManifest manifest, DatabaseProvider provider, CancellationToken cancellationToken)
    {
        if (manifest.Format != BackupManifest.CurrentFormat)
        {
            throw new BackupException($"The archive has format {manifest.Format}; this program reads format {BackupManifest.CurrentFormat}.");
        }

        if (manifest.Provider != provider)
        {
            throw new BackupException(
                $"The archive holds a {manifest.Provider} database and Database__Provider is {provider}. "
                + $"An archive cannot change its kind of database: set Database__Provider={manifest.Provider}.");
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(cancellationToken);
        var known = db.Database.GetMigrations().ToList();
        if (manifest.Migrations.FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new BackupException($"The archive was made by a newer program (migration {newer}). Restore it with that program.");
        }

        if (manifest.Migrations.Count == 0 || !manifest.Migrations.SequenceEqual(known.Take(manifest.Migrations.Count)))
        {
            throw new BackupException("The archive's database was not made by this program's migrations.");
        }
    }
}
