using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>Takes out what has run out, clock by clock, and writes the purge log.</summary>
public sealed partial class RetentionService(
    IServiceProvider services,
    IEnumerable<RetentionClock> clocks,
    WriterGate gate,
    IDbContextFactory<NtmLearnDbContext> contexts,
    IOptions<RetentionOptions> options,
    TimeProvider clock,
    ILogger<RetentionService> logger)
{
    private const int MostShown = 200;

    /// <summary>Every clock, in the order of the page.</summary>
    public IReadOnlyList<RetentionClock> Clocks { get; } = [.. clocks];

    public int DaysOf(RetentionClock retention) => retention.Days(options.Value);

    /// <summary>Runs every clock. What failed halfway is taken up again by the next run.</summary>
    /// <returns>How many things were taken out.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var retention in Clocks)
        {
            var (days, now) = (DaysOf(retention), clock.UtcNow);
            var count = await retention.PurgeAsync(services, now.AddDays(-days), cancellationToken);
            if (count == 0)
            {
                continue;
            }

            total += count;
            await gate.WriteAsync(
                async (db, token) =>
                {
                    db.Add(new PurgeEntry { PurgeEntryId = clock.NewId(), At = now, DataSet = retention.DataSet, Count = count, KeptDays = days });
                    await db.SaveChangesAsync(token);
                },
                cancellationToken);
            LogPurged(retention.DataSet, count);
        }

        if (total > 0)
        {
            await gate.ForgetErasedAsync(cancellationToken);
        }

        return total;
    }

    /// <summary>The newest lines of the purge log.</summary>
    public async Task<IReadOnlyList<PurgeEntry>> ReadLogAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PurgeEntry>().AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.PurgeEntryId).Take(MostShown).ToListAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} of {DataSet} past their days taken out")]
    private partial void LogPurged(string dataSet, int count);
}
