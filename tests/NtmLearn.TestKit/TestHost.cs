using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Data;
using NtmLearn.Web.Hosting;

namespace NtmLearn.TestKit;

/// <summary>
/// The real program on a free loopback port with a database of its own: a SQLite file in a temporary folder, or
/// PostgreSQL when <c>NTMLEARN_TEST_POSTGRES</c> names a server.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    public const string Secret = "test-secret-1";
    public const string OtherSecret = "test-secret-2";

    private readonly TemporaryFolder folder;
    private readonly PostgreSqlDatabase? database;
    private readonly Func<string, Task<WebApplication>> start;
    private WebApplication? app;
    private Socket? port;

    private TestHost(TemporaryFolder folder, PostgreSqlDatabase? database, TestClock clock, Func<string, Task<WebApplication>> start, WebApplication app)
    {
        this.folder = folder;
        this.database = database;
        this.start = start;
        this.app = app;
        Clock = clock;
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = BaseAddress };
    }

    public Uri BaseAddress { get; }

    public HttpClient Http { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => (app ?? throw new InvalidOperationException("The program is stopped.")).Services;

    /// <summary>Makes courses, classes, people and units.</summary>
    public TestData Data => new(Services);

    /// <summary>Starts the program.</summary>
    /// <param name="settings">More settings, as <c>Section:Name</c>.</param>
    /// <param name="responder">Answers in place of the pipeline, for turns that must be slow, fail or have an effect.</param>
    /// <param name="map">Maps more endpoints beside those of the program.</param>
    /// <param name="configure">Adds services, or puts them in place of others.</param>
    public static async Task<TestHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        TurnResponder? responder = null,
        bool demo = false,
        Action<WebApplication>? map = null,
        Action<IServiceCollection>? configure = null)
    {
        var folder = new TemporaryFolder();
        var more = settings?.ToList() ?? [];
        var database = await PreparedDatabase.CopyAsync(folder, withContent: responder is null && !more.Exists(s => s.Key == "Content:Folder"));
        string[] args = demo ? ["serve", "--demo"] : ["serve"];
        var command = CommandLine.Parse(args);
        var clock = new TestClock();
        if (responder is not null)
        {
            // A script needs no documents.
            TestContent.CreateEmpty(Path.Combine(folder.Path, "content"));
        }

        return new TestHost(folder, database, clock, RunAsync, await RunAsync("http://127.0.0.1:0"));

        async Task<WebApplication> RunAsync(string address)
        {
            var builder = WebApplication.CreateBuilder(command.CreateOptions());
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["urls"] = address,
                ["Data:Folder"] = folder.Path,
                ["Database:Provider"] = database is null ? "Sqlite" : "PostgreSql",
                ["Database:ConnectionString"] = database?.ConnectionString,
                ["DirectLine:Secrets:0"] = Secret,
                ["DirectLine:Secrets:1"] = OtherSecret,
            });
            if (responder is not null)
            {
                builder.Configuration["Content:Folder"] = Path.Combine(folder.Path, "content");
            }

            builder.Configuration.AddInMemoryCollection(more);
            builder.AddNtmLearn(command);
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            if (responder is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(responder));
            }

            configure?.Invoke(builder.Services);
            var app = builder.Build();
            app.UseNtmLearn(command);
            map?.Invoke(app);
            await StartApartAsync(app);
            return app;
        }
    }

    /// <summary>Ends the program and keeps its data and its port: whoever calls is refused, as by a machine on which it does not run.</summary>
    public async Task StopAsync()
    {
        await EndAsync();
        port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, BaseAddress.Port));
    }

    /// <summary>Starts it again on the same data, at the same address and with the same clock.</summary>
    public async Task StartAgainAsync()
    {
        port?.Dispose();
        app = await start(BaseAddress.ToString());
    }

    /// <summary>The threads and timers of a host may outlive it; they must not hold on to the test that started it.</summary>
    private static Task StartApartAsync(WebApplication app)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => app.StartAsync());
        }
    }

    /// <summary>A Direct Line caller with a secret or a token.</summary>
    public DirectLineClient DirectLine(string? secretOrToken = Secret) => new(BaseAddress, secretOrToken);

    /// <summary>Runs a verb in a process of its own on this program's data.</summary>
    public Task<ProgramResult> RunVerbAsync(params string[] arguments) => RunVerbAsync(arguments, input: "");

    /// <summary>The same with something typed in.</summary>
    public Task<ProgramResult> RunVerbAsync(string[] arguments, string input)
    {
        var configuration = Services.GetRequiredService<IConfiguration>();
        string[] names =
        [
            "Data:Folder", "Database:Provider", "Database:ConnectionString", "Content:Folder", "Site:PublicUrl",
            .. configuration.GetSection("Zalo").AsEnumerable().Select(s => s.Key),
        ];
        return ProgramRun.RunAsync(
            arguments,
            names.Where(n => configuration[n] is { Length: > 0 }).ToDictionary(n => n.Replace(":", "__"), n => configuration[n]!),
            input);
    }

    /// <summary>Reads the database.</summary>
    public async Task<T> QueryAsync<T>(Func<NtmLearnDbContext, Task<T>> query)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync();
        return await query(db);
    }

    /// <summary>Changes the database.</summary>
    public Task WriteAsync(Func<NtmLearnDbContext, Task> write) =>
        Services.GetRequiredService<WriterGate>().WriteAsync((db, _) => write(db), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        port?.Dispose();
        await EndAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task EndAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.StopAsync();
            await running.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }
}
