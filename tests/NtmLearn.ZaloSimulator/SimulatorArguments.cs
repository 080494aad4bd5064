namespace NtmLearn.ZaloSimulator;

/// <summary>What the operator said, on the command line or else in the environment.</summary>
internal sealed record SimulatorArguments
{
    public const string Usage = """
        dotnet run --project tests/NtmLearn.ZaloSimulator -- [OPTIONS]

          --site URL      the site that events go to (SIMULATOR_SITE, http://localhost:5000); the webhook is URL/webhooks/zalo
          --urls URL      where the simulator listens (SIMULATOR_URLS, http://localhost:5080)
          --consent URL   what gives the site its first tokens when it is opened (SIMULATOR_CONSENT, the site's /zalo/connect)
          --start-site    also starts the site, wired to this simulator, and stops it at the end
        """;

    public Uri Site { get; private init; } = new("http://localhost:5000");

    public Uri Urls { get; private init; } = new("http://localhost:5080");

    public Uri? Consent { get; private init; }

    public bool StartSite { get; private init; }

    /// <summary>Null with the reason when the arguments make no sense.</summary>
    public static (SimulatorArguments? Arguments, string? Problem) Parse(string[] args, Func<string, string?> environment)
    {
        var arguments = new SimulatorArguments();
        foreach (var (name, value) in FromEnvironment(environment).Concat(FromCommandLine(args)))
        {
            if (name == "--start-site")
            {
                arguments = arguments with { StartSite = true };
                continue;
            }

            if (name is not ("--site" or "--urls" or "--consent"))
            {
                return (null, $"Unknown option {name}.");
            }

            if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                return (null, $"{name} needs an address such as http://localhost:5000, not “{value}”.");
            }

            arguments = name switch
            {
                "--site" => arguments with { Site = address },
                "--urls" => arguments with { Urls = address },
                _ => arguments with { Consent = address },
            };
        }

        return (arguments with { Consent = arguments.Consent ?? new Uri(arguments.Site, "/zalo/connect") }, null);
    }

    private static IEnumerable<(string Name, string? Value)> FromEnvironment(Func<string, string?> environment) =>
        new[] { "site", "urls", "consent" }
            .Select(name => (Name: $"--{name}", Value: environment($"SIMULATOR_{name.ToUpperInvariant()}")))
            .Where(setting => !string.IsNullOrEmpty(setting.Value));

    private static IEnumerable<(string Name, string? Value)> FromCommandLine(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            yield return args[i] == "--start-site" ? (args[i], null) : (args[i], args.ElementAtOrDefault(++i));
        }
    }
}
