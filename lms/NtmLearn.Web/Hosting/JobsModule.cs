using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Data;
using Quartz;

namespace NtmLearn.Web.Hosting;

/// <summary>Quartz, with its store in our database.</summary>
internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        builder.Services.AddQuartz("ntmlearn", quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                if (database.Provider.Equals(nameof(DatabaseProvider.PostgreSql), StringComparison.OrdinalIgnoreCase))
                {
                    store.UsePostgres(database.ConnectionString ?? "");
                    store.UseClustering();
                }
                else
                {
                    store.UseSqlite(SqliteDatabase.Factory, SqliteDatabase.ConnectionString(data));
                }
            });
            quartz.AddConversationJobs();
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
