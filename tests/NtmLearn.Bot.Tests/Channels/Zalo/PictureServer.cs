using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>Stands for the hosts from which Zalo serves what people sent.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, RequestDelegate> pictures = [];
    private int calls;

    private PictureServer(WebApplication app) => this.app = app;

    /// <summary>Calls so far, whatever they came to.</summary>
    public int Calls => calls;

    private Uri BaseAddress => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new PictureServer(app);
        app.Run(http =>
        {
            Interlocked.Increment(ref server.calls);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return server.pictures.TryGetValue(http.Request.Path, out var answer) ? answer(http) : Task.CompletedTask;
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Serves bytes at an address.</summary>
    public Uri Add(string name, byte[] bytes) => Add(name, async http =>
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    });

    public Uri Add(string name, RequestDelegate answer)
    {
        pictures[$"/{name}"] = answer;
        return new Uri(BaseAddress, name);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
