using Microsoft.AspNetCore.DataProtection;
using NtmLearn.Lms.Data;
using StackExchange.Redis;

namespace NtmLearn.Web.Hosting;

/// <summary>Orleans and the keys: alone by default, together with others by Redis.</summary>
internal static class ClusterModule
{
    /// <summary>The list in Redis that holds the keys.</summary>
    public const string RedisKeys = "ntmlearn-keys";

    private const string Name = "ntmlearn";

    // Places of conversations held in memory, taken whole at the start; Orleans would hold a million of them.
    private const int PlacesInMemory = 20_000;

    // Half a minute each: a hundred years.
    private const int SignsOfLifeMissed = 100_000_000;

    public static void AddCluster(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var cluster = builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() ?? new ClusterOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var keys = builder.Services.AddDataProtection().SetApplicationName(Name);
        builder.UseOrleans(silo =>
        {
            silo.Configure<Orleans.Configuration.GrainDirectoryOptions>(options => options.CacheSize = PlacesInMemory);
            if (cluster.HasRedis)
            {
                silo.UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(cluster.Redis!));
                silo.Configure<Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
                silo.ConfigureEndpoints(FreePort.Find(), FreePort.Find(), listenOnAnyHostAddress: true);
            }
            else
            {
                silo.UseLocalhostClustering(FreePort.Find(), FreePort.Find(), primarySiloEndpoint: null, Name, Name);

                // A machine that slept, or whose clock was set, finds its own last sign of life to be old. Alone it must not take itself for dead.
                silo.Configure<Orleans.Configuration.ClusterMembershipOptions>(options =>
                    (options.NumMissedTableIAmAliveLimit, options.EvictWhenMaxJoinAttemptTimeExceeded) = (SignsOfLifeMissed, false));
            }
        });
        if (cluster.HasRedis)
        {
            keys.PersistKeysToStackExchangeRedis(() => Connection(cluster.Redis!).GetDatabase(), RedisKeys);
        }
        else if (!string.IsNullOrWhiteSpace(data.Folder))
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data.FullFolder, "keys")));
        }
    }

    private static ConnectionMultiplexer? connection;

    private static ConnectionMultiplexer Connection(string redis) => connection ??= ConnectionMultiplexer.Connect(redis);
}
