namespace NtmLearn.TestKit;

/// <summary>A data folder and a database that nobody has used yet: SQLite, or PostgreSQL when it is wanted.</summary>
public sealed class EmptyPlace : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PostgreSqlDatabase? database;

    private EmptyPlace(PostgreSqlDatabase? database) => this.database = database;

    public string Folder => folder.Path;

    /// <summary>Null for SQLite, whose database is a file in the folder.</summary>
    public string? ConnectionString => database?.ConnectionString;

    /// <summary>For a process of its own.</summary>
    public Dictionary<string, string> Settings => database is null
        ? new() { ["Data__Folder"] = Folder, ["Database__Provider"] = "Sqlite" }
        : new() { ["Data__Folder"] = Folder, ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = database.ConnectionString };

    public static async Task<EmptyPlace> CreateAsync() =>
        new(PostgreSqlDatabase.IsWanted ? await PostgreSqlDatabase.CreateAsync() : null);

    public Task<ProgramResult> RunVerbAsync(params string[] arguments) => ProgramRun.RunAsync(arguments, Settings);

    public Task<ProgramProcess> StartAsync() => ProgramProcess.StartAsync(Folder, settings: Settings);

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Dispose();
    }
}
