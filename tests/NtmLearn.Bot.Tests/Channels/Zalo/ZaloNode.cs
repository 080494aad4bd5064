using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>A database that the nodes of a class's tests share; each test has an OA of its own in it.</summary>
public sealed class ZaloDatabase : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    /// <summary>The settings with which other programs use the same database and keys.</summary>
    public Dictionary<string, string?> Settings => new[] { "Data:Folder", "Database:Provider", "Database:ConnectionString" }
        .ToDictionary(name => name, name => host.Services.GetRequiredService<IConfiguration>()[name]);
}

/// <summary>What calls Zalo, with services of its own, as on one of several machines.</summary>
internal sealed class ZaloNode : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ZaloNode(ServiceProvider services) => this.services = services;

    /// <summary>How long a node waits for Zalo. Long, since a busy machine is no slow Zalo.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    public ZaloTokens Tokens => services.GetRequiredService<ZaloTokens>();

    public ZaloTokenStore Store => services.GetRequiredService<ZaloTokenStore>();

    public ZaloOAuth OAuth => services.GetRequiredService<ZaloOAuth>();

    public ZaloApi Api => services.GetRequiredService<ZaloApi>();

    public HealthCheckService Health => services.GetRequiredService<HealthCheckService>();

    /// <summary>Level and words of what was logged.</summary>
    public ConcurrentQueue<(LogLevel Level, string Text)> Log => services.GetRequiredService<RecordingLoggers>().Lines;

    public int Alerts => Log.Count(l => l.Level == LogLevel.Error && l.Text.Contains("consents again", StringComparison.Ordinal));

    public static ZaloNode Start(
        ZaloDatabase database, ZaloSimulatorServer zalo, TimeProvider clock, Action<Dictionary<string, string?>>? change = null, Func<WriterGate, WriterGate>? gate = null)
    {
        var settings = database.Settings;
        foreach (var (name, value) in zalo.SiteSettings())
        {
            settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        settings["Zalo:TimeoutSeconds"] = $"{Timeout.TotalSeconds}";
        settings["Keys"] = Path.Combine(settings["Data:Folder"]!, "keys");
        change?.Invoke(settings);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(clock);
        services.AddSingleton<RecordingLoggers>();
        services.AddLogging(logging => logging.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordingLoggers>()));
        services.AddLms();
        services.AddSingleton(new ModelAssembly(typeof(BotModule).Assembly));
        services.AddDataProtection().SetApplicationName("ntmlearn").PersistKeysToFileSystem(new DirectoryInfo(settings["Keys"]!));
        services.AddOptions<ZaloOptions>().BindConfiguration(ZaloOptions.Section);
        services.AddOptions<SiteAddressOptions>().BindConfiguration(SiteAddressOptions.Section);
        services.AddSingleton<SiteAddress>();
        services.AddZaloAccess();
        if (gate is not null)
        {
            var inner = services.Single(s => s.ServiceType == typeof(WriterGate));
            services.Replace(ServiceDescriptor.Singleton(provider => gate((WriterGate)inner.ImplementationFactory!(provider))));
        }

        return new ZaloNode(services.BuildServiceProvider());
    }

    /// <summary>Gives the node a pair as after a consent.</summary>
    public async Task<string> ConnectAsync(ZaloSimulatorServer zalo)
    {
        var pair = zalo.Tokens.Issue();
        await Tokens.AdoptAsync(
            new ZaloPair { AccessToken = pair.AccessToken, RefreshToken = pair.RefreshToken, Lifetime = ZaloSimulator.OAuth.TokenStore.AccessLifetime },
            TestContext.Current.CancellationToken);
        return pair.AccessToken;
    }

    /// <summary>Every value of the row as the database holds it.</summary>
    public async Task<string> ReadRawAsync()
    {
        var oa = services.GetRequiredService<IConfiguration>()["Zalo:OaId"]!;
        await using var db = await services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT * FROM "ZaloTokens" WHERE "OaId" = @oa""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@oa", oa);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        return string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}"));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class RecordingLoggers : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception) + exception));

        public void Dispose()
        {
        }
    }
}
