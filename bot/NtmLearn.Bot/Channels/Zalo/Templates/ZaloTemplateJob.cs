using Quartz;

namespace NtmLearn.Bot.Channels.Zalo.Templates;

/// <summary>Runs <see cref="ZaloTemplates.SendDueAsync"/>.</summary>
[DisallowConcurrentExecution]
internal sealed class ZaloTemplateJob(ZaloTemplates templates) : IJob
{
    public static readonly JobKey Key = new("zalo-templates");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await templates.SendDueAsync(cancellationToken);
}
