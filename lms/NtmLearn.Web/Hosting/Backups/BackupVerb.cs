using System.Globalization;
using System.IO.Compression;
using NtmLearn.Lms;
using NtmLearn.Lms.Files;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary><c>backup PATH.zip</c>: everything that the program keeps in one archive, while it runs.</summary>
internal static class BackupVerb
{
    public static Verb Create() => new("backup", "Packs database, files and keys into one archive.", RunAsync) { NeedsDatabase = false };

    private static Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) =>
        BackupParts.RunAsync("backup", arguments, path => SaveAsync(services, path, cancellationToken));

    private static async Task SaveAsync(IServiceProvider services, string path, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var madeAt = clock.UtcNow;
        var database = BackupParts.DatabaseOf(services);
        await using var archive = ArchiveWriter.Create(path, clock);

        // The database first: a file that a row names was there before the row. One that goes away from now on goes
        // because somebody's data is being erased.
        var contents = await database.SaveAsync(archive, cancellationToken);
        await SaveFilesAsync(services.GetRequiredService<FileStore>(), archive, cancellationToken);
        await BackupParts.KeysOf(services).SaveAsync(archive, cancellationToken);
        var manifest = await archive.FinishAsync(
            entries => new BackupManifest
            {
                Format = BackupManifest.CurrentFormat,
                MadeAt = madeAt,
                Provider = database.Provider,
                Migrations = contents.Migrations,
                Tables = contents.Tables,
                Sequences = contents.Sequences,
                Entries = entries,
            },
            cancellationToken);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"backed up\t{BackupParts.Describe(manifest)}\t{new FileInfo(path).Length} bytes\t{path}"));
    }

    private static async Task SaveFilesAsync(FileStore files, ArchiveWriter archive, CancellationToken cancellationToken)
    {
        foreach (var name in files.Names())
        {
            await using var file = Open(files, name);
            if (file is not null)
            {
                // Pictures and documents are compressed as they are.
                await archive.AddAsync(EntryNames.File(name), file, CompressionLevel.NoCompression, cancellationToken);
            }
        }
    }

    /// <summary>Null when it was erased a moment ago.</summary>
    private static Stream? Open(FileStore files, string name)
    {
        try
        {
            return files.Open(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
