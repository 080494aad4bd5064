using NtmLearn.TestKit;
using StackExchange.Redis;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>Keys of several nodes, in the Redis that <c>NTMLEARN_TEST_REDIS</c> names.</summary>
public sealed class KeysInRedisTests : IAsyncLifetime
{
    private const string List = "ntmlearn-keys";
    private const string Key = """<key id="6f1c2f0e-0a3b-4a53-9d1e-0c4f3f6a7b21" version="1"><descriptor /></key>""";

    private static readonly string? Redis = Environment.GetEnvironmentVariable("NTMLEARN_TEST_REDIS");

    private readonly TemporaryFolder files = new();
    private EmptyPlace source = null!;
    private EmptyPlace target = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Redis), "NTMLEARN_TEST_REDIS names no Redis.");
        source = await EmptyPlace.CreateAsync();
        target = await EmptyPlace.CreateAsync();
        await UseAsync(7, redis => redis.ListRightPushAsync(List, Key));
    }

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
        {
            await UseAsync(7, redis => redis.KeyDeleteAsync(List));
            await UseAsync(8, redis => redis.KeyDeleteAsync(List));
            await source.DisposeAsync();
            await target.DisposeAsync();
        }

        files.Dispose();
    }

    [Fact]
    public async Task Keys_AreBackedUpAndRestored_AndNeverMixedWithOthers()
    {
        var archive = Path.Combine(files.Path, "backup.zip");
        await source.RunVerbAsync("check");

        var backup = await ProgramRun.RunAsync(["backup", archive], At(source, 7));
        var refused = await ProgramRun.RunAsync(["restore", archive], At(target, 7));
        var restore = await ProgramRun.RunAsync(["restore", archive], At(target, 8));

        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Redis already has keys", refused.Error, StringComparison.Ordinal);
        Assert.True(restore.ExitCode == 0, restore.Error);
        Assert.Contains(Key, await UseAsync(8, async redis => (await redis.ListRangeAsync(List)).Select(v => v.ToString())));
        Assert.Equal([Key], await UseAsync(7, async redis => (await redis.ListRangeAsync(List)).Select(v => v.ToString())));
    }

    private static Dictionary<string, string> At(EmptyPlace place, int database) =>
        new(place.Settings) { ["Cluster__Redis"] = $"{Redis},defaultDatabase={database}" };

    private static async Task<T> UseAsync<T>(int database, Func<IDatabase, Task<T>> use)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Redis!);
        return await use(connection.GetDatabase(database));
    }
}
