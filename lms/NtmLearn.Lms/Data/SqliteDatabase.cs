using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NtmLearn.Lms.Data;

/// <summary>How every SQLite connection of the program is opened, whoever opens it.</summary>
public static class SqliteDatabase
{
    /// <summary>
    /// Deleted words are overwritten (<c>secure_delete</c>), since people are promised that they are gone; commits
    /// reach the disk before they are reported (<c>synchronous=FULL</c>).
    /// </summary>
    private const string Pragmas =
        "PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    public static string ConnectionString(DataOptions data) =>
        new SqliteConnectionStringBuilder { DataSource = data.DatabaseFile, ForeignKeys = true, DefaultTimeout = 5 }.ToString();

    /// <summary>A connection that sets our pragmas each time it opens.</summary>
    public static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.StateChange += static (sender, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                ApplyPragmas((SqliteConnection)sender);
            }
        };
        return connection;
    }

    public static void ApplyPragmas(DbConnection connection) => Execute(connection, Pragmas);

    /// <summary>Readers and the writer do not wait for each other. Kept in the file, so once at start is enough.</summary>
    public static void UseWriteAheadLog(DbConnection connection) => Execute(connection, "PRAGMA journal_mode=WAL;");

    /// <summary>Takes erased words out of the write-ahead log too.</summary>
    public static void EmptyWriteAheadLog(DbConnection connection) => Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);");

    /// <summary>Opens connections for code that wants a provider factory, such as the job store.</summary>
    public static DbProviderFactory Factory { get; } = new PragmaFactory();

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text from this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed class PragmaFactory : DbProviderFactory
    {
        public override DbConnection CreateConnection() => Connect("");

        public override DbCommand CreateCommand() => new SqliteCommand();

        public override DbParameter CreateParameter() => new SqliteParameter();

        public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();
    }
}
