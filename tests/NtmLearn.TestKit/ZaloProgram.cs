using System.Text.Json;
using NtmLearn.Web.Hosting;
using NtmLearn.ZaloSimulator;

namespace NtmLearn.TestKit;

/// <summary>The real program as a process of its own, wired to a simulated OA whose administrator has consented.</summary>
public sealed class ZaloProgram : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePort.Find();
    private readonly Dictionary<string, string> settings;
    private ProgramProcess? process;

    private ZaloProgram(ZaloSimulatorServer zalo, IReadOnlyDictionary<string, string> more)
    {
        Zalo = zalo;
        settings = new(zalo.SiteSettings())
        {
            ["Data__Folder"] = folder.Path,
            ["Site__PublicUrl"] = "https://hoidap.example",
            // A busy machine is no slow Zalo.
            ["Zalo__TimeoutSeconds"] = "60",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        zalo.Options.WebhookUrl = new Uri($"http://127.0.0.1:{port}/webhooks/zalo");
    }

    public ZaloSimulatorServer Zalo { get; }

    public ProgramProcess Process => process ?? throw new InvalidOperationException("It is not running.");

    /// <param name="perMinute">Calls that the OA host takes in a minute.</param>
    /// <param name="more">Further settings of the program, such as another database.</param>
    public static async Task<ZaloProgram> StartAsync(int perMinute = 4000, IReadOnlyDictionary<string, string>? more = null)
    {
        var zalo = await ZaloSimulatorServer.StartAsync(new() { RequestsPerMinute = perMinute });
        var program = new ZaloProgram(zalo, more ?? new Dictionary<string, string>());
        program.settings["Zalo__RequestsPerMinute"] = perMinute.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var pair = zalo.Tokens.Issue();
        var taken = await ProgramRun.RunAsync(
            ["zalo", "token", "--expires-in", "90000"],
            program.settings,
            JsonSerializer.Serialize(new { access_token = pair.AccessToken, refresh_token = pair.RefreshToken }));
        if (taken.ExitCode != 0)
        {
            throw new InvalidOperationException($"The tokens were not taken: {taken.Error}");
        }

        await program.StartAgainAsync();
        return program;
    }

    public async Task StartAgainAsync() => process = await ProgramProcess.StartAsync(folder.Path, port, settings);

    /// <summary>Ends it as a power cut would.</summary>
    public Task KillAsync() => Process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        await Zalo.DisposeAsync();
        folder.Dispose();
    }
}
