using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Conversations;
using NtmLearn.Language;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting;

/// <summary>What must be done before anything else starts, and what is done once everything has.</summary>
internal sealed class Preparation(DatabaseMigrator migrator, DirectLineKey key, ConversationSweep sweep) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!VietnameseText.CanNormalise())
        {
            throw new BadSettingException(
                "Vietnamese letters cannot be composed: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT must be off and ICU installed.");
        }

        await migrator.MigrateAsync(cancellationToken);
        await key.LoadAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => sweep.SweepAtStartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
