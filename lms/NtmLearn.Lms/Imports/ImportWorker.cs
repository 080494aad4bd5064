using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NtmLearn.Lms.Imports;

/// <summary>Works on imports one after the other, when nudged: by whoever sends a file, and by the job for what was left.</summary>
internal sealed partial class ImportWorker(ImportNudge nudge, ImportRunner runner, ILogger<ImportWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await nudge.WaitAsync(stoppingToken);
                await runner.RunDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The program stops; the job finds what is left when it starts again.
            }
            catch (Exception exception)
            {
                // Such as a database that is away: the job nudges again.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Imports could not be worked on")]
    private partial void LogFailed(Exception exception);
}
