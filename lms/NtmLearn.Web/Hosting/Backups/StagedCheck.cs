using Microsoft.Data.Sqlite;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>Brings restored data up to date and looks at them as <c>check</c> does, before they take their place.</summary>
internal static class StagedCheck
{
    /// <summary>Runs the program's own verb over the staged folder.</summary>
    /// <exception cref="BackupException">A promise is broken; which one was told.</exception>
    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var command = new CommandLine(CheckVerb.Name, IsDemo: false, []);
        var builder = WebApplication.CreateBuilder(command.CreateOptions());
        builder.Configuration.AddInMemoryCollection([new($"{DataOptions.Section}:{nameof(DataOptions.Folder)}", folder)]);
        builder.AddNtmLearn(command);
        int result;
        await using (var app = builder.Build())
        {
            result = await app.RunVerbAsync(command);
        }

        // Closed for good, so that the database is one file again.
        SqliteConnection.ClearAllPools();
        if (result != 0)
        {
            throw new BackupException("The archive's data break promises; nothing was restored.");
        }
    }
}
