using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting;

/// <summary>What must be done before anything else starts, and what is done once everything has.</summary>
internal sealed class Preparation(
    DatabaseMigrator migrator,
    DirectLineKey key,
    DocumentImporter importer,
    KnowledgePublisher publisher,
    IOptions<ContentOptions> content,
    ConversationSweep sweep) : IHostedLifecycleService
{
    private Task? begun;

    /// <summary>Begins at once, beside the rest of the start; <see cref="StartingAsync"/> waits for it.</summary>
    public void Begin() => begun = Task.Run(() => PrepareAsync(CancellationToken.None));

    public Task StartingAsync(CancellationToken cancellationToken) => begun ?? PrepareAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => sweep.SweepAtStartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!VietnameseText.CanNormalise())
        {
            throw new BadSettingException(
                "Vietnamese letters cannot be composed: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT must be off and ICU installed.");
        }

        await migrator.MigrateAsync(cancellationToken);
        await Task.WhenAll(key.LoadAsync(cancellationToken), PublishAsync(cancellationToken));
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await importer.ImportAsync(CorpusFolder.Files(content.Value.CorpusFolder), ImportOrigin.Start, cancellationToken);
        await publisher.PublishAsync(cancellationToken);
    }
}
