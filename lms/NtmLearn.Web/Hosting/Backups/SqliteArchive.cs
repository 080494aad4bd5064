using System.IO.Compression;
using Microsoft.Data.Sqlite;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>The one file, copied by SQLite's own online backup.</summary>
internal sealed class SqliteArchive(DataOptions data) : DatabaseArchive
{
    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override async Task<DatabaseContents> SaveAsync(ArchiveWriter archive, CancellationToken cancellationToken)
    {
        if (!File.Exists(data.DatabaseFile))
        {
            throw new BackupException($"There is no database {data.DatabaseFile}; is Data__Folder right?");
        }

        await ArchiveWriter.CreatePrivate(archive.ScratchFile).DisposeAsync();
        DatabaseContents contents;
        await using (var copy = await OpenAsync(archive.ScratchFile, cancellationToken))
        {
            await using (var live = await OpenAsync(data.DatabaseFile, cancellationToken))
            {
                live.BackupDatabase(copy);
            }

            // The copy is one file again, without a log beside it.
            await ScalarAsync(copy, "PRAGMA journal_mode=DELETE;", cancellationToken);
            contents = await DescribeAsync(copy, cancellationToken);
        }

        await using var file = File.OpenRead(archive.ScratchFile);
        await archive.AddAsync(EntryNames.SqliteFile, file, CompressionLevel.Fastest, cancellationToken);
        return contents;
    }

    /// <summary>The file lies in the data folder, which is looked at anyway.</summary>
    public override Task RequireEmptyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task LoadAsync(ArchiveReader archive, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Path.GetFileName(data.DatabaseFile));
        await archive.ExtractAsync(archive.Find(EntryNames.SqliteFile), path, cancellationToken);
        await using var copy = await OpenAsync(path, cancellationToken);
        if (await ScalarAsync(copy, "PRAGMA integrity_check(1);", cancellationToken) is not "ok")
        {
            throw new BackupException("The archive's database is damaged; it was so when it was backed up.");
        }

        var found = (await DescribeAsync(copy, cancellationToken)).Tables.ToDictionary(t => t.Name, t => t.Rows);
        foreach (var table in archive.Manifest.Tables)
        {
            RequireRows(table, found.GetValueOrDefault(table.Name, -1));
        }
    }

    public override Task UndoAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<SqliteConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var connection = SqliteDatabase.Connect(settings.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<DatabaseContents> DescribeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var tables = new List<BackedUpTable>();
        var names = await ListAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name;", cancellationToken);
        foreach (var name in names)
        {
            var rows = await ScalarAsync(connection, $"SELECT count(*) FROM {Quote(name)};", cancellationToken);
            tables.Add(new BackedUpTable(name, (long)rows!, []));
        }

        var migrations = names.Contains(History)
            ? await ListAsync(connection, $"SELECT \"MigrationId\" FROM {Quote(History)} ORDER BY 1;", cancellationToken)
            : [];
        return new DatabaseContents(migrations, tables, []);
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text and quoted names of tables.
        command.CommandText = sql;
#pragma warning restore CA2100

        // A large database takes its time.
        command.CommandTimeout = 0;
        return command;
    }
}
