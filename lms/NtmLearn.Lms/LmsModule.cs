using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;

namespace NtmLearn.Lms;

/// <summary>Composition of training and communication, and of the data that both modules share.</summary>
public static class LmsModule
{
    public const string SqliteMigrations = "NtmLearn.Migrations.Sqlite";
    public const string PostgreSqlMigrations = "NtmLearn.Migrations.PostgreSql";

    /// <summary>Registers the database: <see cref="NtmLearnDbContext"/> to read, <see cref="WriterGate"/> to write.</summary>
    public static IServiceCollection AddLms(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LmsOptions>().BindConfiguration(LmsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LocalTime>();
        services.AddDbContextFactory<NtmLearnDbContext>(ConfigureDatabase);
        services.AddSingleton<WriterGate>(CreateGate);
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<FileStore>();
        return services;
    }

    private static void ConfigureDatabase(IServiceProvider services, DbContextOptionsBuilder builder)
    {
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        if (database.Kind == DatabaseProvider.PostgreSql)
        {
            builder.UseNpgsql(WithPreparedStatements(database.ConnectionString), npgsql => npgsql.MigrationsAssembly(PostgreSqlMigrations));
            return;
        }

        var data = services.GetRequiredService<IOptions<DataOptions>>().Value;
        builder.UseSqlite(SqliteDatabase.ConnectionString(data), sqlite => sqlite.MigrationsAssembly(SqliteMigrations))
            .AddInterceptors(SqlitePragmaInterceptor.Instance);
    }

    /// <summary>
    /// The same few dozen statements come all the time; PostgreSQL shall plan each once. A pooler in between that cannot
    /// bear it is told by <c>Max Auto Prepare=0</c>.
    /// </summary>
    private static string WithPreparedStatements(string? connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connection.ContainsKey("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = 100;
        }

        return connection.ConnectionString;
    }

    private static WriterGate CreateGate(IServiceProvider services) =>
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Kind == DatabaseProvider.PostgreSql
            ? new PostgreSqlWriterGate(services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>())
            : new SqliteWriterGate(
                SqliteDatabase.ConnectionString(services.GetRequiredService<IOptions<DataOptions>>().Value),
                services.GetServices<ModelAssembly>());
}
