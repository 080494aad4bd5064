using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>A site that writes down the events it is sent and answers as it was told, else with 200.</summary>
internal sealed class RecordingSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ReceivedEvent> events = Channel.CreateUnbounded<ReceivedEvent>();

    private RecordingSite(WebApplication app) => this.app = app;

    public ConcurrentQueue<int> NextStatuses { get; } = new();

    /// <summary>Does not answer at all while this is set.</summary>
    public bool IsSilent { get; set; }

    public Uri Webhook { get; private set; } = null!;

    public static async Task<RecordingSite> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var site = new RecordingSite(app);
        app.Run(site.ReceiveAsync);
        await app.StartAsync();
        site.Webhook = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/webhooks/zalo");
        return site;
    }

    public async Task<ReceivedEvent> NextAsync() => await events.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        await events.Writer.WriteAsync(new(body, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Response.StatusCode = NextStatuses.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
    }
}

internal sealed record ReceivedEvent(string Body, IReadOnlyDictionary<string, string> Headers);
