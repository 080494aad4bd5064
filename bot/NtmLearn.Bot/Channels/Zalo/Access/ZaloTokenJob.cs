using Quartz;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>Renews the OA's token ahead of its end.</summary>
[DisallowConcurrentExecution]
internal sealed class ZaloTokenJob(ZaloTokens tokens) : IJob
{
    public static readonly JobKey Key = new("zalo-token");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await tokens.RenewAheadAsync(cancellationToken);
        await tokens.ReadStandingAsync(cancellationToken);
    }
}
