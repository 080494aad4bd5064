using System.Text;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>Backed up in one place, restored in another.</summary>
public sealed class BackingUpTests : IAsyncLifetime
{
    private static readonly byte[] Picture = Encoding.UTF8.GetBytes("Một tấm ảnh ở ấp Đôn Chụm");

    private readonly TemporaryFolder files = new();
    private EmptyPlace source = null!;
    private EmptyPlace target = null!;

    private string Archive => Path.Combine(files.Path, "backup.zip");

    public async ValueTask InitializeAsync()
    {
        source = await EmptyPlace.CreateAsync();
        target = await EmptyPlace.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await target.DisposeAsync();
        files.Dispose();
    }

    [Fact]
    public async Task Restore_OfAPlaceAtRest_MakesAnEqualOne()
    {
        await TalkAsync("Ai chủ trì việc tập huấn?");
        var picture = await new FileStore(Options.Create(new DataOptions { Folder = source.Folder })).SaveAsync(Picture, CancellationToken.None);

        Succeeded(await source.RunVerbAsync("backup", Archive));
        var restore = Succeeded(await target.RunVerbAsync("restore", Archive));

        Assert.Contains("All promises hold.", restore.Output, StringComparison.Ordinal);
        var (expected, found) = (await StoredRows.ReadAsync(source), await StoredRows.ReadAsync(target));
        Assert.Equal(expected, found);
        Assert.Contains("qrtz_triggers", found.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(found.ToDictionary(t => t.Key, t => (long)t.Value.Count), ArchiveFile.RowsOf(ArchiveFile.ReadManifest(Archive)));
        Assert.Equal(Picture, await File.ReadAllBytesAsync(Path.Combine(target.Folder, "files", picture[..2], picture), TestContext.Current.CancellationToken));
        Assert.Equal(KeysIn(source), KeysIn(target));
        Assert.NotEmpty(KeysIn(target));
        Assert.Equal(0, (await target.RunVerbAsync("check")).ExitCode);
    }

    [Fact]
    public async Task Backup_UnderLoad_IsWholeAndTheRestoredProgramKnowsTheConversation()
    {
        string conversation, token, first;
        var asked = 0;
        await using (var program = await source.StartAsync())
        {
            using var client = new DirectLineClient(program.BaseAddress, ProgramProcess.Secret);
            conversation = await client.OpenAsync();
            token = client.SecretOrToken!;
            first = (await client.PostAsync(conversation, DirectLineClient.Message("Ai chủ trì việc tập huấn?"))).Text("id");
            await client.ReplyToAsync(conversation, first);
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, 4).Select(_ => AskUntilAsync(program.BaseAddress, () => Interlocked.Increment(ref asked), stop.Token)).ToList();
            Succeeded(await source.RunVerbAsync("backup", Archive));
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        Succeeded(await target.RunVerbAsync("restore", Archive));
        var found = await StoredRows.ReadAsync(target);
        await using var restored = await target.StartAsync();
        using var returning = new DirectLineClient(restored.BaseAddress, token);
        var kept = await returning.ReplyToAsync(conversation, first);
        var reply = await returning.AskAsync(conversation, "còn cấp xã thì sao?");

        Assert.True(asked > 0, "Nobody wrote in the meantime.");
        Assert.Equal(found.ToDictionary(t => t.Key, t => (long)t.Value.Count), ArchiveFile.RowsOf(ArchiveFile.ReadManifest(Archive)));
        Assert.NotEmpty((string)kept["text"]!);
        Assert.NotEmpty((string)reply["text"]!);
        Assert.Equal(0, (await target.RunVerbAsync("check")).ExitCode);
    }

    [Fact]
    public async Task Backup_ToANameThatIsTaken_LeavesWhatIsThere()
    {
        await source.RunVerbAsync("check");
        await File.WriteAllTextAsync(Archive, "mine", TestContext.Current.CancellationToken);

        var run = await source.RunVerbAsync("backup", Archive);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is there already", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Archive, TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFileSystemEntries(files.Path));
    }

    [Fact]
    public async Task Backup_OfNothing_SaysSoAndLeavesNothing()
    {
        var run = await source.RunVerbAsync("backup", Archive);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Is", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.EnumerateFileSystemEntries(files.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(source.Folder));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "archive.tar")]
    [InlineData("restore", "a.zip", "b.zip")]
    public async Task Verb_UsedWrongly_TellsItsUse(params string[] arguments)
    {
        var run = await source.RunVerbAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Use: {arguments[0]} PATH.zip", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_OfAProgram_IsForItsOwnerOnly()
    {
        await source.RunVerbAsync("check");

        Succeeded(await source.RunVerbAsync("backup", Archive));

        // Windows has other rights.
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Archive) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static ProgramResult Succeeded(ProgramResult run)
    {
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static Dictionary<string, string> KeysIn(EmptyPlace place) =>
        Directory.EnumerateFiles(Path.Combine(place.Folder, "keys")).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    private static async Task AskUntilAsync(Uri address, Action asked, CancellationToken stop)
    {
        using var client = new DirectLineClient(address, ProgramProcess.Secret);
        var conversation = await client.OpenAsync();
        while (!stop.IsCancellationRequested)
        {
            await client.AskAsync(conversation, "Kinh phí lấy từ đâu?");
            asked();
        }
    }

    private async Task TalkAsync(string text)
    {
        await using var program = await source.StartAsync();
        using var visitor = new HttpClient { BaseAddress = program.BaseAddress };

        // The page seals its form, which makes the first key.
        await visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        using var client = new DirectLineClient(program.BaseAddress, ProgramProcess.Secret);
        await client.AskAsync(await client.OpenAsync(), text);
    }
}
