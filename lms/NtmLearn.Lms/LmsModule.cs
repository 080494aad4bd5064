using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Checks;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Demo;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Reference;
using NtmLearn.Lms.Reports;

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
        services.AddSingleton(new ModelAssembly(typeof(LmsModule).Assembly));
        services.AddSingleton<LocalTime>();
        services.AddDbContextFactory<NtmLearnDbContext>(ConfigureDatabase);
        services.AddSingleton<WriterGate>(CreateGate);
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<AuditedWriter>();
        services.AddSingleton<UnitTrees>();
        services.AddSingleton<ReferenceLoader>().AddSingleton<UnitService>().AddSingleton<HamletService>().AddSingleton<OrganisationService>();
        services.AddSingleton(new DeskLink(310, "/don-vi", "Đơn vị", Right.ReadUnits));
        services.AddSingleton(new DeskLink(320, "/to-chuc", "Tổ chức", Right.ReadUnits));
        services.AddScoped<Caller>();
        services.AddAttendance();
        services.AddCertificates();
        services.AddChecks();
        services.AddEnrolments();
        services.AddEvaluations();
        services.AddPeople();
        services.AddNotices();
        services.AddTraining();
        services.AddImports();
        services.AddDemo();
        services.AddPrivacy();
        services.AddQuizzes();
        services.AddReports();
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
                services.GetRequiredService<DbContextOptions<NtmLearnDbContext>>(),
                services.GetServices<ModelAssembly>());
}
