using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Tests.Data;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public void Migrations_AgainstTheModel_AreUpToDate(DatabaseProvider provider)
    {
        var options = new DbContextOptionsBuilder<NtmLearnDbContext>();
        _ = provider == DatabaseProvider.PostgreSql
            ? options.UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsAssembly(LmsModule.PostgreSqlMigrations))
            : options.UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(LmsModule.SqliteMigrations));
        using var db = new NtmLearnDbContext(options.Options, [new ModelAssembly(typeof(LmsModule).Assembly), new ModelAssembly(typeof(BotModule).Assembly)]);

        var pending = db.Database.HasPendingModelChanges();

        Assert.False(pending, "Run: dotnet ef migrations add NAME for both databases.");
    }
}
