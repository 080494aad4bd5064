using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NtmLearn.Lms.Data;

/// <summary>Brings the database up to date before anything else starts, one process at a time.</summary>
public sealed partial class DatabaseMigrator(
    IDbContextFactory<NtmLearnDbContext> contexts,
    IOptions<DatabaseOptions> database,
    IOptions<DataOptions> data,
    ILogger<DatabaseMigrator> logger)
{
    /// <summary>The file in the data folder that processes take turns by.</summary>
    public const string LockName = "ntmlearn.lock";

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (database.Value.Kind == DatabaseProvider.PostgreSql)
        {
            await db.Database.MigrateAsync(cancellationToken);
            return;
        }

        Directory.CreateDirectory(data.Value.FullFolder);
        await using var turn = WaitForTurn(Path.Combine(data.Value.FullFolder, LockName), cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        SqliteDatabase.UseWriteAheadLog(db.Database.GetDbConnection());
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (pending == 0)
        {
            return;
        }

        // Entity Framework's own lock is a row that a killed process leaves behind; ours is the file, so that row is stale.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        LogMigrated(pending);
    }

    private static FileStream WaitForTurn(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database brought up to date: {Count} migrations")]
    private partial void LogMigrated(int count);
}
