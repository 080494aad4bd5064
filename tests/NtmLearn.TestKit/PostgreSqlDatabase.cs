using Npgsql;

namespace NtmLearn.TestKit;

/// <summary>A database of its own on the server named by <c>NTMLEARN_TEST_POSTGRES</c>.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    public const string Variable = "NTMLEARN_TEST_POSTGRES";

    private readonly string server;
    private readonly string name = $"ntm_{Guid.NewGuid():N}";

    private PostgreSqlDatabase(string server) => this.server = server;

    public static bool IsWanted => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var database = new PostgreSqlDatabase(Environment.GetEnvironmentVariable(Variable)!);
        await database.ExecuteAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
