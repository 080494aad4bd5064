using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Reference;
using NtmLearn.Web.Hosting;

namespace NtmLearn.TestKit;

/// <summary>
/// A database as the program leaves it before it makes accounts: made once in a test process and copied for each program
/// that starts, since to migrate and to read the content takes longer than most tests.
/// </summary>
internal sealed class PreparedDatabase
{
    private static readonly Lazy<Task<PreparedDatabase>> Bare = new(() => MakeAsync(withContent: false));
    private static readonly Lazy<Task<PreparedDatabase>> Filled = new(() => MakeAsync(withContent: true));

    private readonly TemporaryFolder folder = new();
    private readonly PostgreSqlDatabase? database;

    private PreparedDatabase(PostgreSqlDatabase? database) => this.database = database;

    private string File => Path.Combine(folder.Path, Name);

    private static string Name => Path.GetFileName(new DataOptions().DatabaseFile);

    /// <summary>Makes a copy: a file in the folder, or a database on the server, which is given back.</summary>
    /// <param name="withContent">With the reference data and the documents of the product, or only with tables.</param>
    public static async Task<PostgreSqlDatabase?> CopyAsync(TemporaryFolder to, bool withContent)
    {
        var prepared = await (withContent ? Filled : Bare).Value;
        if (prepared.database is { } template)
        {
            return await PostgreSqlDatabase.CreateAsync(template);
        }

        System.IO.File.Copy(prepared.File, Path.Combine(to.Path, Name));
        return null;
    }

    private static async Task<PreparedDatabase> MakeAsync(bool withContent)
    {
        var prepared = new PreparedDatabase(PostgreSqlDatabase.IsWanted ? await PostgreSqlDatabase.CreateAsync() : null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => prepared.Delete();
        var command = CommandLine.Parse(["serve"]);
        var builder = WebApplication.CreateBuilder(command.CreateOptions());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = prepared.folder.Path,
            ["Database:Provider"] = prepared.database is null ? "Sqlite" : "PostgreSql",
            ["Database:ConnectionString"] = prepared.database?.ConnectionString,
        });
        builder.AddNtmLearn(command);
        builder.Logging.ClearProviders();
        await using (var app = builder.Build())
        {
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
            if (withContent)
            {
                var content = app.Services.GetRequiredService<IOptions<ContentOptions>>().Value;
                await app.Services.GetRequiredService<ReferenceLoader>().LoadAsync(Path.Combine(content.Folder, "reference"), CancellationToken.None);
                await app.Services.GetRequiredService<DocumentImporter>().ImportAsync(
                    CorpusFolder.Files(content.CorpusFolder), ImportOrigin.Start, CancellationToken.None);
            }
        }

        // Whoever still holds it would keep it from being copied.
        SqliteConnection.ClearAllPools();
        PostgreSqlDatabase.LetGo();
        return prepared;
    }

    private void Delete()
    {
        folder.Dispose();
        database?.Drop();
    }
}
