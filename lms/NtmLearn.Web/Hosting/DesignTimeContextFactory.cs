using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NtmLearn.Bot;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting;

/// <summary>The context for generating migrations: <c>dotnet ef … -- PostgreSql</c> for the other database.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<NtmLearnDbContext>
{
    public NtmLearnDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<NtmLearnDbContext>();
        if (args.Contains(nameof(DatabaseProvider.PostgreSql)))
        {
            options.UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsAssembly(LmsModule.PostgreSqlMigrations));
        }
        else
        {
            options.UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(LmsModule.SqliteMigrations));
        }

        return new NtmLearnDbContext(options.Options, [new ModelAssembly(typeof(LmsModule).Assembly), new ModelAssembly(typeof(BotModule).Assembly)]);
    }
}
