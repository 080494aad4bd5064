using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using NtmLearn.Lms.Data;
using StackExchange.Redis;

namespace NtmLearn.Web.Hosting;

/// <summary>Orleans and the keys: alone by default, together with others by Redis.</summary>
internal static class ClusterModule
{
    private const string Name = "ntmlearn";

    public static void AddCluster(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ClusterOptions>().BindConfiguration(ClusterOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var cluster = builder.Configuration.GetSection(ClusterOptions.Section).Get<ClusterOptions>() ?? new ClusterOptions();
        var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
        var keys = builder.Services.AddDataProtection().SetApplicationName(Name);
        builder.UseOrleans(silo =>
        {
            if (cluster.HasRedis)
            {
                silo.UseRedisClustering(redis => redis.ConfigurationOptions = ConfigurationOptions.Parse(cluster.Redis!));
                silo.Configure<Orleans.Configuration.ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
                silo.ConfigureEndpoints(FreePort(), FreePort(), listenOnAnyHostAddress: true);
            }
            else
            {
                silo.UseLocalhostClustering(FreePort(), FreePort(), primarySiloEndpoint: null, Name, Name);
            }
        });
        if (cluster.HasRedis)
        {
            keys.PersistKeysToStackExchangeRedis(() => Connection(cluster.Redis!).GetDatabase(), "ntmlearn-keys");
        }
        else if (!string.IsNullOrWhiteSpace(data.Folder))
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data.FullFolder, "keys")));
        }
    }

    private static ConnectionMultiplexer? connection;

    private static ConnectionMultiplexer Connection(string redis) => connection ??= ConnectionMultiplexer.Connect(redis);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
