using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NtmLearn.Lms.Data;

/// <summary>
/// PostgreSQL orders writers itself: every call is its own transaction, side by side. One that lost a race (a concurrency
/// token or a unique key) is run again on what the winner left.
/// </summary>
internal sealed class PostgreSqlWriterGate(IDbContextFactory<NtmLearnDbContext> contexts) : WriterGate
{
    private const int Attempts = 20;

    public override async Task<T> WriteAsync<T>(
        Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(db, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception exception) when (attempt < Attempts && IsLostRace(exception))
            {
                // Goes round again.
            }
        }
    }

    public override Task ForgetErasedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsLostRace(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } => true,
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected } } => true,

        // Entity Framework wraps once more what it takes for passing, deadlocks among it.
        InvalidOperationException { InnerException: { } inner } => IsLostRace(inner),
        _ => false,
    };
}
