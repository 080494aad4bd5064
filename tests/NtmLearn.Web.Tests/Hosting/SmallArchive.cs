using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>One archive of a place that was used, for tests that spoil copies of it.</summary>
public sealed class SmallArchive : IAsyncLifetime
{
    private readonly TemporaryFolder files = new();
    private EmptyPlace source = null!;

    public string PictureEntry { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        source = await EmptyPlace.CreateAsync();
        await using (var program = await source.StartAsync())
        {
            using var client = new DirectLineClient(program.BaseAddress, ProgramProcess.Secret);
            await client.AskAsync(await client.OpenAsync(), "Ai chủ trì việc tập huấn?");
        }

        var name = await new FileStore(Options.Create(new DataOptions { Folder = source.Folder })).SaveAsync(new byte[5000], CancellationToken.None);
        PictureEntry = $"files/{name[..2]}/{name}";
        var run = await source.RunVerbAsync("backup", Path.Combine(files.Path, "whole.zip"));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    /// <summary>A copy of its own, under a name that the fixture takes away with the rest.</summary>
    public string Copy()
    {
        var path = Path.Combine(files.Path, $"{Guid.NewGuid():N}.zip");
        File.Copy(Path.Combine(files.Path, "whole.zip"), path);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        files.Dispose();
    }
}
