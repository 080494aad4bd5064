using System.Diagnostics;
using NtmLearn.Web.Hosting;

namespace NtmLearn.TestKit;

/// <summary>The real program as a process of its own, so that it can be killed without a word.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    public const string Secret = "process-secret";

    private readonly Process process;

    private ProgramProcess(Process process, Uri baseAddress)
    {
        this.process = process;
        BaseAddress = baseAddress;
    }

    public Uri BaseAddress { get; }

    public int Id => process.Id;

    /// <summary>Memory it holds, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time it has used, which does not depend on who else is on the machine.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Time from starting the process until it said it was ready.</summary>
    public TimeSpan ReadyAfter { get; private init; }

    public static async Task<ProgramProcess> StartAsync(
        string dataFolder, int? port = null, IReadOnlyDictionary<string, string>? settings = null, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort.Find()}/");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(ProgramFile());
        foreach (var argument in arguments.Length == 0 ? ["serve"] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Data__Folder"] = dataFolder;
        start.Environment["DirectLine__Secrets__0"] = Secret;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var output = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync(process, address, output);
        return new ProgramProcess(process, address) { ReadyAfter = watch.Elapsed };
    }

    /// <summary>What the build made of the program, in the configuration of these tests; not the copy beside them, which starts slower.</summary>
    internal static string ProgramFile()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.Find($"lms/NtmLearn.Web/bin/{built.Parent!.Name}/{built.Name}/NtmLearn.Web.dll");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static void Keep(List<string> output, string? line)
    {
        lock (output)
        {
            output.Add(line ?? "");
            if (output.Count > 200)
            {
                output.RemoveAt(0);
            }
        }
    }

    private static async Task WaitUntilReadyAsync(Process process, Uri address, List<string> output)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            if (process.HasExited)
            {
                lock (output)
                {
                    throw new InvalidOperationException($"The program ended with {process.ExitCode}: {string.Join('\n', output)}");
                }
            }

            try
            {
                using var response = await http.GetAsync("health/ready", patience.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
