using Quartz;

namespace NtmLearn.Bot.Channels.Zalo.Pictures;

/// <summary>Runs <see cref="ZaloPictureKeeper"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ZaloPictureJob(ZaloPictureKeeper keeper) : IJob
{
    public static readonly JobKey Key = new("zalo-pictures");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await keeper.RunAsync(cancellationToken);
}
