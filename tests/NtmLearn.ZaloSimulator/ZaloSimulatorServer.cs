using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using NtmLearn.ZaloSimulator.Control;
using NtmLearn.ZaloSimulator.Faults;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Page;
using NtmLearn.ZaloSimulator.Templates;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Webhooks;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator;

/// <summary>A Zalo of one's own: the hosts that an OA's server calls, and the users whose messages it is told of.</summary>
public sealed class ZaloSimulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ZaloSimulatorServer(WebApplication app, ZaloSimulatorOptions options)
    {
        this.app = app;
        Options = options;
        BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Stands for openapi.zalo.me, oauth.zaloapp.com and business.openapi.zalo.me alike; their paths do not meet.</summary>
    public Uri BaseAddress { get; }

    public ZaloSimulatorOptions Options { get; }

    public UserDirectory Users => Get<UserDirectory>();

    /// <summary>What users do.</summary>
    public UserEvents Events => Get<UserEvents>();

    /// <summary>Everything the OA sent.</summary>
    public SentMessages Sent => Get<SentMessages>();

    public FaultBoard Faults => Get<FaultBoard>();

    public CallCounters Counters => Get<CallCounters>();

    public TokenStore Tokens => Get<TokenStore>();

    public TemplateStore Templates => Get<TemplateStore>();

    public UploadStore Uploads => Get<UploadStore>();

    public WebhookSender Webhooks => Get<WebhookSender>();

    public Timeline Timeline => Get<Timeline>();

    public WireLog Wire => Get<WireLog>();

    public SimulatorClock Clock => Get<SimulatorClock>();

    public static async Task<ZaloSimulatorServer> StartAsync(ZaloSimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        // Nothing is read from files or the environment: a test's settings are not the simulator's.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        AddServices(builder.Services, options);
        var app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<WireMiddleware>();
        app.MapOAuth();
        app.MapOpenApi();
        app.MapBusiness();
        app.MapControl();
        app.MapUserActs();
        app.MapPage();
        await app.StartAsync(cancellationToken);
        var server = new ZaloSimulatorServer(app, options);
        if (options.WithDemoUsers)
        {
            DemoUsers.AddTo(server.Users);
        }

        return server;
    }

    /// <summary>A user writes. Returns after the first attempt to tell the site.</summary>
    public Task<WebhookDelivery> SendTextAsync(string userId, string text) => Events.SendTextAsync(userId, text);

    /// <summary>The settings with which the site calls this simulator instead of Zalo.</summary>
    public IReadOnlyDictionary<string, string> SiteSettings()
    {
        var address = BaseAddress.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string>
        {
            ["Zalo__AppId"] = Options.AppId,
            ["Zalo__AppSecret"] = Options.AppSecret,
            ["Zalo__OaSecretKey"] = Options.OaSecretKey,
            ["Zalo__OaId"] = Options.OaId,
            ["Zalo__OpenApiBaseUrl"] = address,
            ["Zalo__OAuthBaseUrl"] = address,
            ["Zalo__BusinessBaseUrl"] = address,
        };
    }

    /// <summary>Ends when the program is told to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Calls that wait for ever would otherwise hold the server back.
        Faults.Clear();
        await app.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    private static void AddServices(IServiceCollection services, ZaloSimulatorOptions options)
    {
        services.AddRouting();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.AddSingleton(options);
        services.AddSingleton(new SimulatorClock(options.TimeProvider));
        services.AddSingleton<WireLog>().AddSingleton<CallCounters>().AddSingleton<FaultBoard>();
        services.AddSingleton<TokenStore>().AddSingleton<AccessTokenCheck>().AddSingleton<RateLimiter>();
        services.AddSingleton<UserDirectory>().AddSingleton<Timeline>();
        services.AddSingleton<SentMessages>().AddSingleton<UploadStore>().AddSingleton<ConsultationRules>().AddSingleton<OaMessageService>();
        services.AddSingleton<TemplateStore>().AddSingleton<TemplateService>();
        services.AddSingleton<WebhookSender>().AddSingleton<EventBodies>();
        services.AddSingleton(s => new UserEvents(
            s.GetRequiredService<UserDirectory>(),
            s.GetRequiredService<Timeline>(),
            s.GetRequiredService<WebhookSender>(),
            s.GetRequiredService<EventBodies>(),
            s.GetRequiredService<TokenStore>(),
            options,
            s.GetRequiredService<SimulatorClock>()));
        services.AddSingleton<SiteClock>();
    }
}
