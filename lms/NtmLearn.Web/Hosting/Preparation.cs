using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Demo;
using NtmLearn.Lms.Reference;

namespace NtmLearn.Web.Hosting;

/// <summary>What must be done before anything else starts, and what is done once everything has.</summary>
internal sealed class Preparation(
    DatabaseMigrator migrator,
    DirectLineKey key,
    DocumentImporter importer,
    KnowledgePublisher publisher,
    IOptions<ContentOptions> content,
    ReferenceLoader reference,
    CertificateTemplateService certificateTemplates,
    FirstAdministrator administrator,
    DemoAccounts demo,
    DemoTraining demonstration,
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
        await Task.WhenAll(key.LoadAsync(cancellationToken), PublishAsync(cancellationToken), LoadTrainingAsync(cancellationToken));
    }

    /// <summary>Roles need units, and the demonstration needs both.</summary>
    private async Task LoadTrainingAsync(CancellationToken cancellationToken)
    {
        await reference.LoadAsync(Path.Combine(content.Value.Folder, "reference"), cancellationToken);
        await certificateTemplates.EnsureDefaultAsync(cancellationToken);
        await MakeAccountsAsync(cancellationToken);
        if (demo.IsOn)
        {
            await demonstration.LoadAsync(content.Value.Folder, cancellationToken);
        }
    }

    private async Task MakeAccountsAsync(CancellationToken cancellationToken)
    {
        if (demo.IsOn)
        {
            await demo.EnsureAsync(cancellationToken);
            Console.WriteLine($"NtmLearn: tài khoản chạy thử ở {SignInPaths.SignIn}, mật khẩu chung {DemoAccounts.Password}");
        }
        else if (await administrator.EnsureAsync(cancellationToken) is { } password)
        {
            // To whoever starts it, once, and to no log.
            Console.WriteLine($"NtmLearn: đã tạo quản trị viên đầu tiên. Tên đăng nhập {FirstAdministrator.UserName}, mật khẩu dùng một lần {password}");
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        await importer.ImportAsync(CorpusFolder.Files(content.Value.CorpusFolder), ImportOrigin.Start, cancellationToken);
        await publisher.PublishAsync(cancellationToken);
    }
}
