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

    private string Dropping => $"DROP DATABASE IF EXISTS {name} WITH (FORCE)";

    /// <param name="template">What it is a copy of; nobody may be connected to that.</param>
    public static async Task<PostgreSqlDatabase> CreateAsync(PostgreSqlDatabase? template = null)
    {
        var database = new PostgreSqlDatabase(Environment.GetEnvironmentVariable(Variable)!);
        await database.ExecuteAsync($"CREATE DATABASE {database.name}" + (template is null ? "" : $" TEMPLATE {template.name}"));
        return database;
    }

    /// <summary>Closes the connections that are kept for the next who asks.</summary>
    public static void LetGo() => NpgsqlConnection.ClearAllPools();

    public async ValueTask DisposeAsync()
    {
        LetGo();
        await ExecuteAsync(Dropping);
    }

    /// <summary>The same where nothing can be awaited.</summary>
    public void Drop()
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(Dropping, connection);
        command.ExecuteNonQuery();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
