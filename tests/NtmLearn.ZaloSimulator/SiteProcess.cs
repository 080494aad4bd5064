using System.Diagnostics;

namespace NtmLearn.ZaloSimulator;

/// <summary>The site as a child of the simulator. It writes to the same console.</summary>
internal sealed class SiteProcess(Process process) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static SiteProcess Start(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = FindRoot() };
        foreach (var argument in new[] { "run", "--project", "lms/NtmLearn.Web", "--", "serve", "--demo" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("The site could not be started."));
    }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        // Ctrl+C reaches the site too, which then ends by itself; it has some time for that.
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NtmLearn.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("--start-site works inside the repository only.");
    }
}
