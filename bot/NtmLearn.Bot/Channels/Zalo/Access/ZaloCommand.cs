using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>What an operator does for the OA on the command line.</summary>
public static class ZaloCommand
{
    private const int NeedsSomebody = 1;
    private const int BadUse = 2;
    private const string Use = "Use: zalo connect | zalo status | zalo token [--access TOKEN --refresh TOKEN] [--expires-in SECONDS]";

    // A pair from Zalo's console has been there for an unknown time, so it is renewed soon.
    private static readonly TimeSpan UnknownLifetime = TimeSpan.FromHours(1);

    public static Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) => arguments switch
    {
        ["connect"] => ConnectAsync(services, cancellationToken),
        ["status"] => TellStandingAsync(services, cancellationToken),
        ["token", .. var rest] => TakeTokenAsync(services, rest, cancellationToken),
        _ => FailAsync(Use, BadUse),
    };

    private static async Task<int> ConnectAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await MissingAsync(services, cancellationToken) is { } missing)
        {
            return await FailAsync(missing, NeedsSomebody);
        }

        if (services.GetRequiredService<SiteAddress>().PublicUrl is null)
        {
            await Console.Error.WriteLineAsync("Site__PublicUrl is not set: put the site's address in front of the link.");
        }

        await Console.Out.WriteLineAsync(await services.GetRequiredService<ZaloConsent>().CreateLinkAsync(cancellationToken));
        await Console.Error.WriteLineAsync(
            $"Good once, for {ZaloConsent.LinkLifetime.TotalMinutes:0} minutes; an administrator of the OA opens it.");
        return 0;
    }

    private static async Task<int> TellStandingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var standing = await services.GetRequiredService<ZaloTokens>().ReadStandingAsync(cancellationToken);
        var localTime = services.GetRequiredService<LocalTime>();
        await TellAsync("receiving events", standing.Receives ? "on" : "off");
        await TellAsync("sending", standing.Sends ? "on" : "off");
        if (standing.MissingSettings.Count > 0)
        {
            await TellAsync("missing settings", string.Join(", ", standing.MissingSettings));
        }

        if (!standing.Sends)
        {
            return 0;
        }

        await TellAsync("token ends", At(standing.ExpiresAt, localTime) + (standing.IsOverdue ? " (a running program renews it)" : ""));
        await TellAsync("last renewal", At(standing.RenewedAt, localTime));
        if (standing.IsUncertain)
        {
            await TellAsync("renewal", "the last one was not answered");
        }

        if (standing.NeedsAdministrator)
        {
            await TellAsync("consent needed", $"since {At(standing.ConsentNeededAt, localTime)}: {standing.ConsentReason}; run 'zalo connect'");
        }

        return standing.NeedsAdministrator ? NeedsSomebody : 0;
    }

    private static async Task<int> TakeTokenAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (await MissingAsync(services, cancellationToken) is { } missing)
        {
            return await FailAsync(missing, NeedsSomebody);
        }

        var given = new Dictionary<string, string>();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [("--access" or "--refresh" or "--expires-in") and var name, { Length: > 0 } value] || !given.TryAdd(name, value))
            {
                return await FailAsync(Use, BadUse);
            }
        }

        if (!given.ContainsKey("--access") && !given.ContainsKey("--refresh"))
        {
            // Rather than on the command line, where other users of the machine see it.
            Read(given, await Console.In.ReadToEndAsync(cancellationToken));
        }

        var lifetime = UnknownLifetime;
        if (given.TryGetValue("--expires-in", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            {
                return await FailAsync(Use, BadUse);
            }

            lifetime = TimeSpan.FromSeconds(seconds);
        }

        if (!given.TryGetValue("--access", out var access) || !given.TryGetValue("--refresh", out var refresh))
        {
            return await FailAsync("Give both tokens: on two lines, as Zalo's JSON, or as --access and --refresh.", BadUse);
        }

        await services.GetRequiredService<ZaloTokens>().AdoptAsync(
            new ZaloPair { AccessToken = access, RefreshToken = refresh, Lifetime = lifetime }, cancellationToken);
        await Console.Out.WriteLineAsync("kept");
        return 0;
    }

    /// <summary>Takes the access and the refresh token from two lines, or all three values from JSON as Zalo answers it.</summary>
    private static void Read(Dictionary<string, string> given, string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                foreach (var (option, name) in new[] { ("--access", "access_token"), ("--refresh", "refresh_token"), ("--expires-in", "expires_in") })
                {
                    if (ZaloJson.Text(json.RootElement, name) is { Length: > 0 } value)
                    {
                        given.TryAdd(option, value);
                    }
                }
            }
            catch (JsonException)
            {
                // Nothing was given, and the caller says so.
            }
        }
        else if (text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var access, var refresh])
        {
            (given["--access"], given["--refresh"]) = (access, refresh);
        }
    }

    private static async Task<string?> MissingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var standing = await services.GetRequiredService<ZaloTokens>().ReadStandingAsync(cancellationToken);
        return standing.Sends ? null : $"Sending over Zalo is off; missing: {string.Join(", ", standing.MissingSettings)}.";
    }

    private static string At(DateTime? instant, LocalTime localTime) =>
        instant is { } at ? localTime.FromUtc(at).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "never";

    private static Task TellAsync(string what, string value) => Console.Out.WriteLineAsync($"{what}\t{value}");

    private static async Task<int> FailAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync(message);
        return exitCode;
    }
}
