using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NtmLearn.Lms.Data;

/// <summary>Sets our pragmas on every connection that Entity Framework opens.</summary>
internal sealed class SqlitePragmaInterceptor : DbConnectionInterceptor
{
    public static SqlitePragmaInterceptor Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        SqliteDatabase.ApplyPragmas(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqliteDatabase.ApplyPragmas(connection);
        return Task.CompletedTask;
    }
}
