using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using NtmLearn.Lms.Data;
using StackExchange.Redis;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>The keys with which cookies and tokens are sealed: files in the data folder, or a list in Redis.</summary>
internal sealed class KeyRing(DataOptions data, ClusterOptions cluster)
{
    private const string Folder = "keys";

    public async Task SaveAsync(ArchiveWriter archive, CancellationToken cancellationToken)
    {
        foreach (var (name, xml) in cluster.HasRedis ? await InRedisAsync() : await InFolderAsync(cancellationToken))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            await archive.AddAsync(EntryNames.Key(name), content, CompressionLevel.NoCompression, cancellationToken);
        }
    }

    /// <exception cref="BackupException">Redis has keys already. The folder is looked at as a whole.</exception>
    public async Task RequireEmptyAsync()
    {
        if (cluster.HasRedis && await WithRedisAsync(redis => redis.KeyExistsAsync(ClusterModule.RedisKeys)))
        {
            throw new BackupException(
                $"Redis already has keys under {ClusterModule.RedisKeys}. Stop every node, make sure that nobody needs them, and delete them.");
        }
    }

    /// <param name="folder">The data folder to be.</param>
    public async Task LoadAsync(ArchiveReader archive, string folder, CancellationToken cancellationToken)
    {
        var values = new List<RedisValue>();
        foreach (var entry in archive.Manifest.Entries.Where(e => EntryNames.IsKey(e.Name)))
        {
            if (cluster.HasRedis)
            {
                using var content = new MemoryStream();
                await archive.CopyAsync(entry, content, cancellationToken);
                values.Add(content.ToArray());
            }
            else
            {
                await archive.ExtractAsync(entry, Path.Combine(folder, Folder, Path.GetFileName(entry.Name)), cancellationToken);
            }
        }

        if (values.Count > 0)
        {
            await WithRedisAsync(redis => redis.ListRightPushAsync(ClusterModule.RedisKeys, [.. values]));
        }
    }

    /// <summary>Takes out what <see cref="LoadAsync"/> put outside the folder, after a failure.</summary>
    public async Task UndoAsync()
    {
        if (cluster.HasRedis)
        {
            await WithRedisAsync(redis => redis.KeyDeleteAsync(ClusterModule.RedisKeys));
        }
    }

    private async Task<List<(string Name, string Xml)>> InFolderAsync(CancellationToken cancellationToken)
    {
        var keys = new List<(string Name, string Xml)>();
        var folder = new DirectoryInfo(Path.Combine(data.FullFolder, Folder));
        IEnumerable<string> paths = folder.Exists ? folder.EnumerateFiles("*.xml").Select(f => f.FullName) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            keys.Add((Path.GetFileNameWithoutExtension(path), await File.ReadAllTextAsync(path, cancellationToken)));
        }

        return keys;
    }

    private async Task<List<(string Name, string Xml)>> InRedisAsync()
    {
        var keys = new List<(string Name, string Xml)>();
        foreach (var value in await WithRedisAsync(redis => redis.ListRangeAsync(ClusterModule.RedisKeys)))
        {
            // Named as the folder would name them; a revocation has no id of its own.
            var id = (string?)XElement.Parse(value.ToString()).Attribute("id");
            keys.Add(($"key-{id ?? $"revocation-{keys.Count}"}", value.ToString()));
        }

        return keys;
    }

    private async Task<T> WithRedisAsync<T>(Func<IDatabase, Task<T>> use)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(cluster.Redis!);
        return await use(connection.GetDatabase());
    }
}
