using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>What was read from a database in one moment.</summary>
internal sealed record DatabaseContents(
    IReadOnlyList<string> Migrations, IReadOnlyList<BackedUpTable> Tables, IReadOnlyList<BackedUpSequence> Sequences);

/// <summary>Packs a database and puts it back, each in the way of its kind.</summary>
internal abstract class DatabaseArchive
{
    public const string History = "__EFMigrationsHistory";

    public abstract DatabaseProvider Provider { get; }

    /// <summary>Packs everything as it stands in one moment, while others write.</summary>
    public abstract Task<DatabaseContents> SaveAsync(ArchiveWriter archive, CancellationToken cancellationToken);

    /// <exception cref="BackupException">There is something in the database.</exception>
    public abstract Task RequireEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Fills the empty database as the archive has it, migrations included, and counts its rows.</summary>
    /// <param name="folder">The data folder to be.</param>
    /// <exception cref="BackupException">The archive does not fit, or the counts differ.</exception>
    public abstract Task LoadAsync(ArchiveReader archive, string folder, CancellationToken cancellationToken);

    /// <summary>Takes out what <see cref="LoadAsync"/> put outside the folder, after a failure.</summary>
    public abstract Task UndoAsync(CancellationToken cancellationToken);

    protected static void RequireRows(BackedUpTable table, long rows)
    {
        if (rows != table.Rows)
        {
            throw new BackupException($"Table {table.Name} has {rows} rows; the archive promises {table.Rows}.");
        }
    }

    protected static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
