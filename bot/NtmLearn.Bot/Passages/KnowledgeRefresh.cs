using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NtmLearn.Bot.Passages;

/// <summary>Looks whether another process changed what is published, and drops pages that show the old texts.</summary>
internal sealed partial class KnowledgeRefresh(
    KnowledgePublisher publisher, IOutputCacheStore pages, TimeProvider clock, ILogger<KnowledgeRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await publisher.PublishAsync(stoppingToken))
                {
                    await pages.EvictByTagAsync(DocumentEndpoints.CacheTag, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database may be away for a moment; what is published stays and the next look tries again.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not look for changed documents")]
    private partial void LogFailed(Exception exception);
}
