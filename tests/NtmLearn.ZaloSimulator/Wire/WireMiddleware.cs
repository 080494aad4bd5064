using System.Text;
using NtmLearn.ZaloSimulator.Faults;

namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>Stands before every call to Zalo: counts it, writes it down, and lets the arranged fault happen.</summary>
internal sealed class WireMiddleware(RequestDelegate next, FaultBoard faults, CallCounters counters, WireLog log, SimulatorClock clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointName>() is not { Endpoint: var endpoint })
        {
            await next(context);
            return;
        }

        counters.CountCall(endpoint);
        var request = await ReadRequestAsync(context);
        var title = $"{context.Request.Method} {context.Request.Path}{Uri.UnescapeDataString(context.Request.QueryString.Value ?? "")}";
        var (fault, cleared) = faults.Take(endpoint);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, cleared);
        if (fault?.Kind == FaultKind.Slow)
        {
            var pause = Task.Delay(fault.Delay, clock, end.Token);
            faults.Report(fault);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fault?.Kind == FaultKind.Down)
        {
            faults.Report(fault);
            log.Add(WireDirection.Call, title, request, "", "ngắt kết nối");
            context.Abort();
            return;
        }

        var answer = await AnswerAsync(context, fault);
        if (fault?.Kind is FaultKind.DropResponse or FaultKind.NeverAnswer)
        {
            log.Add(WireDirection.Call, title, request, answer, "đã làm, không trả lời");
            faults.Report(fault);
            await LoseAnswerAsync(context, fault.Kind, end.Token);
            return;
        }

        log.Add(WireDirection.Call, title, request, answer, Outcome(context, answer));
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    private async Task<string> AnswerAsync(HttpContext context, Fault? fault)
    {
        switch (fault?.Kind)
        {
            case FaultKind.HttpStatus:
                faults.Report(fault);
                context.Response.StatusCode = fault.Number;
                return "";
            case FaultKind.ErrorCode:
                faults.Report(fault);
                context.Response.ContentType = "application/json; charset=utf-8";
                return ZaloAnswer.Text(ZaloAnswer.Body(new(fault.Number, "Arranged by the simulator")));
        }

        var stream = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = stream;
        }

        // The length was that of the buffer's writer; what is sent is written anew.
        context.Response.ContentLength = null;
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static async Task LoseAnswerAsync(HttpContext context, FaultKind kind, CancellationToken end)
    {
        if (kind == FaultKind.NeverAnswer)
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (end.Register(() => ended.SetResult()))
            {
                await ended.Task;
            }
        }

        context.Abort();
    }

    private static async Task<string> ReadRequestAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType && context.Request.ContentType!.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return $"({context.Request.ContentLength} byte)";
        }

        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
        return text;
    }

    private string Outcome(HttpContext context, string answer)
    {
        if (JsonFields.TryParse(answer)?.Scalar("error") is not { } error)
        {
            return $"HTTP {context.Response.StatusCode}";
        }

        if (int.TryParse(error, out var code) && code != 0)
        {
            counters.CountError(code);
        }

        return $"error {error}";
    }
}

/// <summary>Names a route for counters and faults.</summary>
internal sealed record EndpointName(ZaloEndpoint Endpoint);

internal static class EndpointNaming
{
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder route, ZaloEndpoint endpoint) =>
        route.WithMetadata(new EndpointName(endpoint)).DisableAntiforgery();
}
