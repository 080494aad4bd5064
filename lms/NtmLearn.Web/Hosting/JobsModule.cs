using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Api;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Jobs;
using Quartz;

namespace NtmLearn.Web.Hosting;

/// <summary>Quartz, with its store in our database.</summary>
internal static class JobsModule
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        builder.Services.AddQuartz(JobsOverview.Scheduler, quartz =>
        {
            quartz.UseDatabase(database, data);
            quartz.AddConversationJobs();
            quartz.AddTrainingJobs();
            quartz.AddApiJobs();
        });
        builder.Services.AddJobsOverview();
        if (builder.Configuration.GetValue("Jobs:Run", defaultValue: true))
        {
            builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        }
    }

    /// <summary>Makes the store's tables where they are missing, as the scheduler does when it starts, and runs nothing.</summary>
    public static async Task CreateTablesAsync(DatabaseOptions database, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddQuartz(JobsOverview.Scheduler, quartz => quartz.UseDatabase(database, new DataOptions()));
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredKeyedService<ISchedulerFactory>(JobsOverview.Scheduler).GetScheduler(cancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    private static void UseDatabase(this IQuartzBuilder quartz, DatabaseOptions database, DataOptions data) =>
        quartz.UsePersistentStore(store =>
        {
            store.UseSystemTextJsonSerializer();
            store.ProvisionSchema();
            if (database.Kind == DatabaseProvider.PostgreSql)
            {
                store.UsePostgres(database.ConnectionString ?? "");
                store.UseClustering();
            }
            else
            {
                store.UseSqlite(SqliteDatabase.Factory, SqliteDatabase.ConnectionString(data));
            }
        });
}
