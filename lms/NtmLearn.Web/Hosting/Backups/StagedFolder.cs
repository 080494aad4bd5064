using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>A folder inside the empty data folder, whose contents take their place when they are whole.</summary>
internal sealed class StagedFolder : IDisposable
{
    /// <summary>What a file system of its own has at its root.</summary>
    private const string SystemFolder = "lost+found";

    private readonly DataOptions data;
    private readonly bool wasThere;

    private StagedFolder(DataOptions data, bool wasThere)
    {
        this.data = data;
        this.wasThere = wasThere;
        Path = System.IO.Path.Combine(data.FullFolder, $".restore-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <exception cref="BackupException">The data folder has something in it.</exception>
    public static StagedFolder Create(DataOptions data)
    {
        var wasThere = Directory.Exists(data.FullFolder);
        var found = wasThere ? Entries(data.FullFolder).Where(n => n != SystemFolder).Order(StringComparer.Ordinal).ToList() : [];
        return found.Count == 0
            ? new StagedFolder(data, wasThere)
            : throw new BackupException(
                $"The data folder {data.FullFolder} is not empty: it has {string.Join(", ", found.Take(3))}{(found.Count > 3 ? $" and {found.Count - 3} more" : "")}. "
                + "Move them away, or name another folder in Data__Folder.");
    }

    /// <summary>The database last: without it the folder is not taken for a whole one.</summary>
    public void PutInPlace()
    {
        File.Delete(System.IO.Path.Combine(Path, DatabaseMigrator.LockName));
        var database = System.IO.Path.GetFileName(data.DatabaseFile);
        var moved = new List<string>();
        try
        {
            foreach (var name in Entries(Path).OrderBy(n => n == database).ThenBy(n => n, StringComparer.Ordinal).ToList())
            {
                var place = System.IO.Path.Combine(data.FullFolder, name);
                Directory.Move(System.IO.Path.Combine(Path, name), place);
                moved.Add(place);
            }
        }
        catch (IOException)
        {
            moved.ForEach(Remove);
            throw;
        }
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        if (!wasThere && !Entries(data.FullFolder).Any())
        {
            Directory.Delete(data.FullFolder);
        }
    }

    private static IEnumerable<string> Entries(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(path => System.IO.Path.GetFileName(path));

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
