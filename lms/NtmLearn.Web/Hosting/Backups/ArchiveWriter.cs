using System.IO.Compression;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>Writes an archive beside its place; it takes the place when it is whole, or leaves nothing.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly string unfinished;
    private readonly TimeProvider clock;
    private readonly List<BackedUpEntry> entries = [];
    private readonly FileStream file;
    private readonly ZipArchive zip;
    private bool isClosed;

    private ArchiveWriter(string path, TimeProvider clock)
    {
        this.path = path;
        this.clock = clock;
        unfinished = $"{path}.{Guid.NewGuid():N}.unfinished";
        file = CreatePrivate(unfinished);
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>A file beside the archive for what must be copied before it can be packed; gone with the writer.</summary>
    public string ScratchFile => unfinished + ".db";

    /// <exception cref="BackupException">There is something under that name, or no folder for it.</exception>
    public static ArchiveWriter Create(string path, TimeProvider clock)
    {
        if (Path.Exists(path))
        {
            throw new BackupException($"{path} is there already; name another file.");
        }

        return Directory.Exists(Path.GetDirectoryName(path))
            ? new ArchiveWriter(path, clock)
            : throw new BackupException($"The folder of {path} does not exist.");
    }

    /// <summary>An empty file that only its owner reads: it will hold keys and people's words.</summary>
    public static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    public async Task AddAsync(string name, Stream content, CompressionLevel compression, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = clock.GetUtcNow();
        await using var packed = await entry.OpenAsync(cancellationToken);
        entries.Add(await HashedCopy.CopyAsync(name, content, packed, cancellationToken));
    }

    /// <summary>Adds the manifest and gives the archive its name.</summary>
    /// <exception cref="BackupException">Somebody else took the name in the meantime.</exception>
    public async Task<BackupManifest> FinishAsync(Func<IReadOnlyList<BackedUpEntry>, BackupManifest> describe, CancellationToken cancellationToken)
    {
        var manifest = describe(entries);
        var entry = zip.CreateEntry(BackupManifest.EntryName);
        entry.LastWriteTime = clock.GetUtcNow();
        await using (var packed = await entry.OpenAsync(cancellationToken))
        {
            await manifest.WriteAsync(packed, cancellationToken);
        }

        await CloseAsync();
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new BackupException($"{path} is there already; name another file.");
        }

        return manifest;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync();
        }
        catch (IOException)
        {
            // The disk that was full still is; what matters is that the half archive goes.
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(ScratchFile);
        }
    }

    private async Task CloseAsync()
    {
        if (isClosed)
        {
            return;
        }

        isClosed = true;
        try
        {
            await zip.DisposeAsync();
            file.Flush(flushToDisk: true);
        }
        finally
        {
            await file.DisposeAsync();
        }
    }
}
