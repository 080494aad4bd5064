using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NtmLearn.TestKit;

/// <summary>Everything that a place's database holds, read past the program, to compare.</summary>
public static class StoredRows
{
    /// <summary>The rows of each table as text, sorted.</summary>
    public static Task<SortedDictionary<string, List<string>>> ReadAsync(EmptyPlace place) => ReadAsync(place.Folder, place.ConnectionString);

    /// <summary>The same of a program that runs.</summary>
    /// <param name="connectionString">Null for the SQLite file in the folder.</param>
    public static async Task<SortedDictionary<string, List<string>>> ReadAsync(string folder, string? connectionString)
    {
        await using DbConnection connection = connectionString is { Length: > 0 } address
            ? new NpgsqlConnection(address)
            : new SqliteConnection($"Data Source={Path.Combine(folder, "ntmlearn.db")};Pooling=False");
        await connection.OpenAsync();
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(
            connection,
            connectionString is null or ""
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        {
            var rows = await ListAsync(connection, $"SELECT * FROM \"{table}\"");
            rows.Sort(StringComparer.Ordinal);
            tables.Add(table, rows);
        }

        return tables;
    }

    private static async Task<List<string>> ListAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the database's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    private static string Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
