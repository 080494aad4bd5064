using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Files;

/// <summary>
/// Files under the data folder, named by the SHA-256 of their bytes: the same file is kept once, and what is named cannot
/// change. Who may see a file is decided by the row that names it.
/// </summary>
public sealed class FileStore(IOptions<DataOptions> data)
{
    /// <summary>The name under which these bytes are kept, or would be.</summary>
    public static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps the bytes, on the disk when it returns.</summary>
    /// <returns>The file's name: 64 hexadecimal signs.</returns>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var name = NameOf(bytes.Span);
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return name;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        // Whole or not at all, whatever happens in between.
        File.Move(unfinished, path, overwrite: true);
        return name;
    }

    /// <summary>Opens a file to read; null when there is none of that name.</summary>
    public Stream? Open(string name)
    {
        var path = PathOf(name);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
    }

    /// <summary>Removes a file; nothing happens when there is none. The caller knows that nothing names it any more.</summary>
    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Every file that is whole, while others come and go; in no order.</summary>
    public IEnumerable<string> Names() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Where(IsName)
        : [];

    private string Folder => Path.Combine(data.Value.FullFolder, "files");

    private static bool IsName(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string name) => IsName(name)
        ? Path.Combine(Folder, name[..2], name)
        : throw new ArgumentException("A file is named by 64 hexadecimal signs.", nameof(name));
}
