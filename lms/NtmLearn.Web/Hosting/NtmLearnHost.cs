using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NtmLearn.Bot;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Api;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Attendance.Api;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;
using NtmLearn.Web.Hosting.Proxies;
using OpenTelemetry.Metrics;

namespace NtmLearn.Web.Hosting;

/// <summary>Puts the modules together into one program.</summary>
internal static class NtmLearnHost
{
    private const string Ready = "ready";

    // What is told apart by route, of which there are hundreds.
    private static readonly string[] MetersByRoute = ["http.server.request.duration", "aspnetcore.routing.match_attempts"];

    public static void AddNtmLearn(this WebApplicationBuilder builder, CommandLine command)
    {
        var content = new ContentOptions();
        builder.Configuration.Bind(ContentOptions.Section, content);
        var preload = new KnowledgePreload();
        builder.Services.AddSingleton(preload);
        if (command.Serves)
        {
            preload.Begin(content);
        }

        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddLogs(command);
        builder.AddClock(command);
        builder.Services.AddSingleton(new RunMode(command.IsDemo));
        builder.Services.AddLms();
        builder.Services.AddAccounts(command.IsDemo);
        builder.Services.AddApi();
        builder.Services.AddAnswering(
            content.Folder,
            provider => ContactOf(provider.GetRequiredService<IOptions<SiteOptions>>().Value),
            provider => provider.GetRequiredService<IOptions<PrivacyOptions>>().Value.KeepTextDays);
        builder.Services.AddConversations();
        builder.Services.AddZalo();
        builder.Services.AddDocuments();
        builder.Services.AddVerbs();
        builder.AddCluster();
        builder.Services.AddProxy();
        if (command.Serves)
        {
            builder.Services.AddPages();
            builder.Services.AddSessions();
            builder.Services.AddAuthorization();

            // First of all, so that what starts after it finds the database and the keys.
            builder.Services.AddSingleton<Preparation>();
            builder.Services.AddHostedService(provider => provider.GetRequiredService<Preparation>());
            builder.Services.AddDocumentRefresh();
            builder.Services.AddImportWork();
            builder.AddJobs();
            builder.AddTelemetry();
            builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
            builder.Services.AddHealthChecks()
                .AddCheck<DatabaseHealthCheck>("database", tags: [Ready])
                .AddCheck<StartedHealthCheck>("started", tags: [Ready]);
        }
    }

    public static void UseNtmLearn(this WebApplication app, CommandLine command)
    {
        if (!command.Serves)
        {
            return;
        }

        app.Services.GetRequiredService<Preparation>().Begin();
        app.UseForwardedHeaders();
        app.UsePages();
        app.UseApiErrors();
        app.UseWebSockets();
        app.UseCors();
        app.UseDirectLineErrors();
        app.UseAccounts();
        app.MapHealthChecks("/health").AllowEverybody();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowEverybody();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowEverybody();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowEverybody();
        app.MapDirectLine();
        app.MapZalo();
        var api = app.MapApi();
        api.MapApiKeys();
        api.MapUnits();
        api.MapOrganisations();
        api.MapPersonApi();
        api.MapCertificateApi();
        api.MapEnrolments();
        api.MapCourses();
        api.MapOfferings();
        api.MapSessions();
        api.MapAttendanceApi();
        api.MapImports();
        app.MapApiDescription();
        app.MapPages(command.IsDemo);
        app.MapAccounts();
        if (command.IsDemo)
        {
            app.MapDemo();
        }
    }

    public static async Task<int> RunVerbAsync(this WebApplication app, CommandLine command)
    {
        if (command.Serves)
        {
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                Welcome(app, command);
                GiveMemoryBack();
            });
            await app.RunAsync();
            return 0;
        }

        var verbs = app.Services.GetServices<Verb>().ToList();
        if (verbs.Find(v => v.Name == command.Verb) is not { } verb)
        {
            await Console.Error.WriteLineAsync($"There is no verb {command.Verb}. Verbs: serve, {string.Join(", ", verbs.Select(v => v.Name))}.");
            return 2;
        }

        if (verb.NeedsDatabase)
        {
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        return await verb.RunAsync(app.Services, command.Arguments, CancellationToken.None);
    }

    private static ReplyContact ContactOf(SiteOptions site) => new(site.ContactName, site.ContactPhone, site.ContactHours);

    private static void AddLogs(this WebApplicationBuilder builder, CommandLine command)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        if (!command.Serves)
        {
            // What a verb was asked for goes to standard output, alone.
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Warning)

            // It takes a clock that is moved, or a machine that was asleep, for a hang.
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
            .AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Quartz", LogLevel.Warning);
    }

    private static void AddClock(this WebApplicationBuilder builder, CommandLine command)
    {
        if (!command.IsDemo)
        {
            builder.Services.AddSingleton(TimeProvider.System);
            return;
        }

        DemoGuard.Check(builder.Configuration);
        var clock = new DemoClock();
        if (DemoGuard.ReadNow(builder.Configuration) is { } now)
        {
            clock.Set(now);
        }

        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<TimeProvider>(clock);
    }

    private static void AddTelemetry(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(ConversationMetrics.MeterName).AddPrometheusExporter();

            // Room for each set of labels is taken when a meter starts, by default for 2,000.
            metrics.AddView(instrument => MetersByRoute.Contains(instrument.Name) ? null : new MetricStreamConfiguration { CardinalityLimit = 100 });
            if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            {
                metrics.AddOtlpExporter();
            }
        });

    private static void Welcome(WebApplication app, CommandLine command)
    {
        var address = app.Services.GetRequiredService<SiteAddress>().BaseUrl;
        Console.WriteLine(command.IsDemo
            ? $"NtmLearn: mở {address} và thử hỏi “tien lam chuong trinh nay lay o dau”. Dừng: Ctrl+C."
            : $"NtmLearn: {address}");
    }

    /// <summary>Starting needs far more memory than what stays; a small machine gets it back at once.</summary>
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
