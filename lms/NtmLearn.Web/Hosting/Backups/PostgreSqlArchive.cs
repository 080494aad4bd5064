using System.Data;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>
/// Every table of the schema copied out in one transaction that sees one moment. Put back into tables that the program's
/// own migrations, and Quartz, have made.
/// </summary>
internal sealed class PostgreSqlArchive(DatabaseOptions options, IDbContextFactory<NtmLearnDbContext> contexts) : DatabaseArchive
{
    private const string Here = "current_schema()::regnamespace";

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override async Task<DatabaseContents> SaveAsync(ArchiveWriter archive, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await ExecuteAsync(connection, "SET TRANSACTION READ ONLY", cancellationToken);
        var tables = new List<BackedUpTable>();
        foreach (var (name, columns) in await TablesAsync(connection, cancellationToken))
        {
            var rows = await ScalarAsync(connection, $"SELECT count(*) FROM {Quote(name)}", cancellationToken);
            await using var stream = await connection.BeginRawBinaryCopyAsync(
                $"COPY {Quote(name)} ({Columns(columns)}) TO STDOUT (FORMAT BINARY)", cancellationToken);
            await archive.AddAsync(EntryNames.Table(name), stream, CompressionLevel.Fastest, cancellationToken);
            tables.Add(new BackedUpTable(name, (long)rows!, columns));
        }

        if (tables.Count == 0)
        {
            throw new BackupException("The database is empty; is Database__ConnectionString right?");
        }

        // Sequences know no transactions; read now they are at or past every number in the tables.
        return new DatabaseContents(await MigrationsAsync(connection, tables, cancellationToken), tables, await SequencesAsync(connection, cancellationToken));
    }

    public override async Task RequireEmptyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var found = await ListAsync(connection, $"SELECT relname FROM pg_class WHERE {Ours("'r','p','v','m','f','S'")} ORDER BY 1", cancellationToken);
        if (found.Count > 0)
        {
            throw new BackupException(
                $"The database is not empty: it has {string.Join(", ", found.Take(3))}{(found.Count > 3 ? $" and {found.Count - 3} more" : "")}. "
                + "Create an empty database and name it in Database__ConnectionString.");
        }
    }

    public override async Task LoadAsync(ArchiveReader archive, string folder, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await db.GetService<IMigrator>().MigrateAsync(archive.Manifest.Migrations[^1], cancellationToken);
        }

        await JobsModule.CreateTablesAsync(options, cancellationToken);
        await using var connection = await OpenAsync(cancellationToken);
        var made = await TablesAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"TRUNCATE {string.Join(", ", made.Keys.Select(Quote))}", cancellationToken);

        // Rows come table by table; whom they point to may come later.
        var links = await LinksAsync(connection, cancellationToken);
        await SetDeferrableAsync(connection, links, "DEFERRABLE INITIALLY DEFERRED", cancellationToken);
        foreach (var table in archive.Manifest.Tables)
        {
            if (!made.TryGetValue(table.Name, out var columns) || table.Columns.FirstOrDefault(c => !columns.Contains(c)) is not null)
            {
                throw new BackupException($"Table {table.Name} of the archive is not as this program makes it.");
            }

            await LoadTableAsync(connection, archive, table, cancellationToken);
        }

        await ExecuteAsync(connection, "SET CONSTRAINTS ALL IMMEDIATE", cancellationToken);
        await SetDeferrableAsync(connection, links, "NOT DEFERRABLE", cancellationToken);
        foreach (var sequence in archive.Manifest.Sequences)
        {
            await SetSequenceAsync(connection, sequence, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public override async Task UndoAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        foreach (var name in await ListAsync(connection, $"SELECT relname FROM pg_class WHERE {Ours("'r','p'")}", cancellationToken))
        {
            await ExecuteAsync(connection, $"DROP TABLE IF EXISTS {Quote(name)} CASCADE", cancellationToken);
        }

        foreach (var name in await ListAsync(connection, $"SELECT relname FROM pg_class WHERE {Ours("'S'")}", cancellationToken))
        {
            await ExecuteAsync(connection, $"DROP SEQUENCE IF EXISTS {Quote(name)} CASCADE", cancellationToken);
        }
    }

    private static async Task LoadTableAsync(
        NpgsqlConnection connection, ArchiveReader archive, BackedUpTable table, CancellationToken cancellationToken)
    {
        await using (var stream = await connection.BeginRawBinaryCopyAsync(
            $"COPY {Quote(table.Name)} ({Columns(table.Columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            await archive.CopyAsync(archive.Find(EntryNames.Table(table.Name)), stream, cancellationToken);
        }

        RequireRows(table, (long)(await ScalarAsync(connection, $"SELECT count(*) FROM {Quote(table.Name)}", cancellationToken))!);
    }

    /// <summary>Things of these kinds in our schema that belong to no extension.</summary>
    private static string Ours(string kinds) =>
        $"relnamespace = {Here} AND relkind IN ({kinds}) AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')";

    private static string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quote));

    private static async Task<SortedDictionary<string, List<string>>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // What the database computes itself is not copied.
        await using var command = Command(
            connection,
            $"SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE {Ours("'r'")} "
            + "AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY relname, attnum");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!tables.TryGetValue(reader.GetString(0), out var columns))
            {
                tables.Add(reader.GetString(0), columns = []);
            }

            columns.Add(reader.GetString(1));
        }

        return tables;
    }

    private static async Task<List<string>> MigrationsAsync(
        NpgsqlConnection connection, List<BackedUpTable> tables, CancellationToken cancellationToken) =>
        tables.Exists(t => t.Name == History)
            ? await ListAsync(connection, $"SELECT \"MigrationId\" FROM {Quote(History)} ORDER BY 1", cancellationToken)
            : [];

    private static async Task<List<BackedUpSequence>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var sequences = new List<BackedUpSequence>();
        foreach (var name in await ListAsync(connection, $"SELECT relname FROM pg_class WHERE {Ours("'S'")} ORDER BY 1", cancellationToken))
        {
            await using var command = Command(connection, $"SELECT last_value, is_called FROM {Quote(name)}");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            sequences.Add(new BackedUpSequence(name, reader.GetInt64(0), reader.GetBoolean(1)));
        }

        return sequences;
    }

    private static async Task SetSequenceAsync(NpgsqlConnection connection, BackedUpSequence sequence, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "SELECT setval(format('%I', $1)::regclass, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = sequence.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = sequence.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = sequence.IsCalled });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The foreign keys that are looked at with each statement, as table and name, both quoted.</summary>
    private static async Task<List<string>> LinksAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ListAsync(
            connection,
            "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I ', conrelid::regclass, conname) FROM pg_constraint "
            + $"WHERE contype = 'f' AND connamespace = {Here} AND NOT condeferrable AND conparentid = 0",
            cancellationToken);

    private static async Task SetDeferrableAsync(
        NpgsqlConnection connection, List<string> links, string how, CancellationToken cancellationToken)
    {
        foreach (var link in links)
        {
            await ExecuteAsync(connection, link + how, cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        // A large table takes its time.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
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

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

#pragma warning disable CA2100 // Fixed text and quoted names of tables and columns.
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection);
#pragma warning restore CA2100
}
