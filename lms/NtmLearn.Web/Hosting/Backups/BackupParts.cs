using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using StackExchange.Redis;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>What both verbs need.</summary>
internal static class BackupParts
{
    private const int Refused = 1;
    private const int BadUse = 2;

    public static DatabaseArchive DatabaseOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        return options.Kind == DatabaseProvider.PostgreSql
            ? new PostgreSqlArchive(options, services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>())
            : new SqliteArchive(services.GetRequiredService<IOptions<DataOptions>>().Value);
    }

    public static KeyRing KeysOf(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<DataOptions>>().Value, services.GetRequiredService<IOptions<ClusterOptions>>().Value);

    public static string Describe(BackupManifest manifest) =>
        $"{manifest.Tables.Count} tables\t{manifest.Tables.Sum(t => t.Rows)} rows\t{manifest.Entries.Count(e => EntryNames.IsFile(e.Name))} files";

    /// <summary>Reads the one argument and tells in one line what went wrong.</summary>
    public static async Task<int> RunAsync(string verb, string[] arguments, Func<string, Task> work)
    {
        if (arguments is not [var path] || !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"Use: {verb} PATH.zip");
            return BadUse;
        }

        try
        {
            await work(Path.GetFullPath(path));
            return 0;
        }
        catch (Exception exception) when (exception is BackupException or IOException or UnauthorizedAccessException or DbException or RedisException)
        {
            await Console.Error.WriteLineAsync($"{verb}: {exception.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }
}
