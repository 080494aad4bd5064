using System.Diagnostics;
using System.Net;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Asks for pages over connections that stay open, takes every byte of the answers and reads none.</summary>
internal sealed class HttpLoad(ProgramProcess program, string? cookie = null) : IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    });

    /// <summary>As fast as it goes, each connection one request after another.</summary>
    /// <param name="next">The n-th request: what it is counted with, and its path.</param>
    public Task<LoadResult> AsFastAsItGoesAsync(Func<int, (string Kind, string Path)> next, int connections, TimeSpan duration) =>
        RunAsync(next, connections, rate: 0, duration);

    /// <summary>So many a second; a request counts from the moment it was due, so that waiting for a busy server is not hidden.</summary>
    public Task<LoadResult> AtRateAsync(Func<int, (string Kind, string Path)> next, int rate, TimeSpan duration) =>
        RunAsync(next, connections: 64, rate, duration);

    public void Dispose() => http.Dispose();

    private async Task<LoadResult> RunAsync(Func<int, (string Kind, string Path)> next, int connections, int rate, TimeSpan duration)
    {
        var number = -1;
        var before = program.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var samples = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var mine = new List<LoadSample>();
            var buffer = new byte[32 * 1024];
            while (watch.Elapsed < duration)
            {
                var n = Interlocked.Increment(ref number);
                var due = rate == 0 ? watch.Elapsed : TimeSpan.FromSeconds(n / (double)rate);
                if (due >= duration)
                {
                    break;
                }

                if (due > watch.Elapsed)
                {
                    await Task.Delay(due - watch.Elapsed, TimeProvider.System);
                }

                var (kind, path) = next(n);
                var isRight = await AskAsync(path, buffer);
                mine.Add(new LoadSample(kind, (watch.Elapsed - due).TotalMilliseconds, isRight));
            }

            return mine;
        })));
        return new LoadResult([.. samples.SelectMany(s => s)], watch.Elapsed, program.ProcessorTime - before);
    }

    private async Task<bool> AskAsync(string path, byte[] buffer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(program.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        }

        using var response = await http.SendAsync(request, CancellationToken.None);
        await using var body = await response.Content.ReadAsStreamAsync();
        var length = 0;
        while (await body.ReadAsync(buffer) is var read and > 0)
        {
            length += read;
        }

        return response.StatusCode == HttpStatusCode.OK && length > 0;
    }
}
