using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>Makes one call, once, and tells apart what was never sent from what may have been carried out.</summary>
internal sealed class ZaloWire(IHttpClientFactory clients, IOptions<ZaloOptions> options, TimeProvider clock)
{
    public const string ClientName = "Zalo";

    /// <summary>Longer than any answer that is documented.</summary>
    public const int LargestAnswer = 1024 * 1024;

    public async Task<ZaloReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var client = clients.CreateClient(ClientName);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            return new ZaloReply(
                ZaloArrival.Answered,
                (int)response.StatusCode,
                Parse(await response.Content.ReadAsByteArrayAsync(either.Token)),
                Number(response, "X-RateLimit-Limit"),
                Number(response, "X-RateLimit-Remain"));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Ours cancels without a cause; the handler gives one when it could not connect in time.
            var neverConnected = !patience.IsCancellationRequested && exception.InnerException is TimeoutException;
            return new ZaloReply(neverConnected ? ZaloArrival.NotSent : ZaloArrival.Lost);
        }
        catch (HttpRequestException exception)
        {
            return new ZaloReply(exception.HttpRequestError
                is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError ? ZaloArrival.NotSent : ZaloArrival.Lost);
        }
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static int? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
