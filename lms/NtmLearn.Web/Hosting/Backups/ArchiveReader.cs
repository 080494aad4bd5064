using System.IO.Compression;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>Reads an archive that may come from anywhere: only entries that the manifest names, and no other names than ours.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries;

    private ArchiveReader(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, BackupManifest manifest)
    {
        this.zip = zip;
        this.entries = entries;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <exception cref="BackupException">It is no archive of ours, or not all there.</exception>
    public static async Task<ArchiveReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new BackupException($"There is no file {path}.");
        }

        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, cancellationToken);
            var entries = ByName(zip);
            if (!entries.Remove(BackupManifest.EntryName, out var description))
            {
                throw new BackupException("The archive has no manifest: it was not made by backup, or is not whole.");
            }

            await using var stream = await description.OpenAsync(cancellationToken);
            var manifest = await BackupManifest.ReadAsync(stream, cancellationToken);
            RequireSameEntries(manifest, entries);
            var reader = new ArchiveReader(zip, entries, manifest);
            zip = null;
            return reader;
        }
        catch (InvalidDataException)
        {
            throw new BackupException($"{path} is no zip archive, or is damaged.");
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>Reads every entry to its end.</summary>
    /// <exception cref="BackupException">One is not what was packed.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in Manifest.Entries)
        {
            await CopyAsync(entry, Stream.Null, cancellationToken);
        }
    }

    /// <summary>Writes an entry to a file that does not exist yet, on the disk when it returns.</summary>
    public async Task ExtractAsync(BackedUpEntry entry, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await CopyAsync(entry, file, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The manifest's line for a name.</summary>
    /// <exception cref="BackupException">The archive has no such entry.</exception>
    public BackedUpEntry Find(string name) =>
        Manifest.Entries.FirstOrDefault(e => e.Name == name) ?? throw new BackupException($"The archive lacks {name}.");

    public async Task CopyAsync(BackedUpEntry entry, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            await using var packed = await entries[entry.Name].OpenAsync(cancellationToken);
            if (await HashedCopy.CopyAsync(entry.Name, packed, to, cancellationToken, entry.Length) == entry)
            {
                return;
            }
        }
        catch (InvalidDataException)
        {
            // Packed bytes that cannot be unpacked: the same as other bytes.
        }

        throw new BackupException($"The archive is damaged: {entry.Name} is not what was backed up.");
    }

    public void Dispose() => zip.Dispose();

    private static Dictionary<string, ZipArchiveEntry> ByName(ZipArchive zip)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName != BackupManifest.EntryName && !EntryNames.IsKnown(entry.FullName))
            {
                throw new BackupException($"The archive has an entry that does not belong in one: {entry.FullName}");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new BackupException($"The archive has {entry.FullName} twice.");
            }
        }

        return entries;
    }

    private static void RequireSameEntries(BackupManifest manifest, Dictionary<string, ZipArchiveEntry> entries)
    {
        var names = manifest.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        if (names.FirstOrDefault(n => !entries.ContainsKey(n)) is { } missing)
        {
            throw new BackupException($"The archive lacks {missing}, which its manifest names.");
        }

        if (names.Count != manifest.Entries.Count || entries.Keys.FirstOrDefault(n => !names.Contains(n)) is not null)
        {
            throw new BackupException("The archive's manifest does not name each entry once.");
        }
    }
}
