namespace NtmLearn.ZaloSimulator;

/// <summary>The simulator as a program with a page.</summary>
internal static class SimulatorProgram
{
    private const int BadArguments = 2;

    private static async Task<int> Main(string[] args)
    {
        var (arguments, problem) = SimulatorArguments.Parse(args, Environment.GetEnvironmentVariable);
        if (arguments is null)
        {
            Console.Error.WriteLine($"{problem}\n\n{SimulatorArguments.Usage}");
            return BadArguments;
        }

        try
        {
            return await RunAsync(arguments);
        }
        catch (IOException error)
        {
            // The port is taken, or there is no repository around to start the site from.
            Console.Error.WriteLine(error.Message);
            return BadArguments;
        }
    }

    private static async Task<int> RunAsync(SimulatorArguments arguments)
    {
        await using var simulator = await ZaloSimulatorServer.StartAsync(new()
        {
            Urls = arguments.Urls.GetLeftPart(UriPartial.Authority),
            WithDemoUsers = true,
            SiteUrl = arguments.Site,
            WebhookUrl = new Uri(arguments.Site, "/webhooks/zalo"),
            ConsentUrl = arguments.Consent,
        });
        var settings = new Dictionary<string, string>(simulator.SiteSettings()) { ["ASPNETCORE_URLS"] = arguments.Site.GetLeftPart(UriPartial.Authority) };
        Announce(simulator, arguments, settings);
        return arguments.StartSite ? await RunWithSiteAsync(simulator, settings) : await RunAloneAsync(simulator);
    }

    private static async Task<int> RunAloneAsync(ZaloSimulatorServer simulator)
    {
        await simulator.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> RunWithSiteAsync(ZaloSimulatorServer simulator, Dictionary<string, string> settings)
    {
        await using var site = SiteProcess.Start(settings);
        using var stop = new CancellationTokenSource();
        var stopped = simulator.WaitForShutdownAsync(stop.Token);
        var ended = site.WaitAsync(stop.Token);
        if (await Task.WhenAny(stopped, ended) == stopped)
        {
            return 0;
        }

        Console.Error.WriteLine($"The site has ended with {await ended}; so does the simulator.");
        await stop.CancelAsync();
        return await ended;
    }

    private static void Announce(ZaloSimulatorServer simulator, SimulatorArguments arguments, Dictionary<string, string> settings)
    {
        Console.WriteLine($"""
            Zalo simulator: {simulator.BaseAddress}  (events go to {simulator.Options.WebhookUrl})

            """);
        Console.WriteLine(arguments.StartSite ? "The site is started with these settings:" : "Start the site with:");
        Console.WriteLine();
        foreach (var (name, value) in settings)
        {
            Console.WriteLine($"{name}={value} \\");
        }

        Console.WriteLine($"""
            dotnet run --project lms/NtmLearn.Web -- serve --demo

            When it is ready, open this once, so that it gets its first tokens: {arguments.Consent}
            """);
    }
}
