using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>Sends events to the site and repeats those that were not acknowledged.</summary>
public sealed class WebhookSender(ZaloSimulatorOptions options, SimulatorClock clock, WireLog log) : IAsyncDisposable
{
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    /// <summary>Pauses before the attempts after the first.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly List<WebhookDelivery> deliveries = [];
    private readonly List<Task> running = [];
    private TaskCompletionSource idle = CompletedSource();
    private int underWay;
    private int disregarded;

    /// <summary>False once Zalo has given up on the site; events are then lost until <see cref="Subscribe"/>.</summary>
    public bool IsSubscribed { get; private set; } = true;

    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (gate)
            {
                return [.. deliveries];
            }
        }
    }

    /// <summary>What an administrator does in the console after Zalo has given up.</summary>
    public void Subscribe() => IsSubscribed = true;

    public void Unsubscribe() => IsSubscribed = false;

    /// <summary>Takes the next answers for lost, so that the site meets the same event again.</summary>
    public void DisregardAnswers(int times) => Interlocked.Exchange(ref disregarded, times);

    /// <summary>Ends when no attempt is under way. Those that wait for their next attempt do not count.</summary>
    public Task IdleAsync()
    {
        lock (gate)
        {
            return idle.Task;
        }
    }

    /// <summary>Sends an event again as it was, as Zalo does when it does not know that it arrived.</summary>
    public Task<WebhookDelivery> RepeatAsync(WebhookDelivery delivery) =>
        SendAsync(new(delivery.EventName, delivery.Body, delivery.Signature) { MessageId = delivery.MessageId, IsTemplateEvent = delivery.IsTemplateEvent });

    /// <summary>Sends any body with any signature or none, for tests of what the site must refuse.</summary>
    public Task<WebhookDelivery> SendRawAsync(string body, string? signature) => SendAsync(new("raw", body, signature));

    /// <summary>Sends an event and returns after the first attempt.</summary>
    internal async Task<WebhookDelivery> SendAsync(WebhookDelivery delivery)
    {
        Start(delivery);
        if (delivery.State != WebhookState.NotSent)
        {
            await delivery.AttemptAsync(0);
        }

        return delivery;
    }

    /// <summary>Sends an event and does not wait for it.</summary>
    internal void Start(WebhookDelivery delivery)
    {
        lock (gate)
        {
            deliveries.Add(delivery);
            if (options.WebhookUrl is null || !IsSubscribed)
            {
                log.Add(WireDirection.Event, delivery.EventName, delivery.Body, "", options.WebhookUrl is null ? "không có nơi nhận" : "đã ngừng gửi");
                delivery.End(WebhookState.NotSent);
                return;
            }

            BeginAttempt();
            running.RemoveAll(task => task.IsCompleted);
            running.Add(Task.Run(() => DeliverAsync(delivery)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Task[] left;
        lock (gate)
        {
            left = [.. running];
        }

        await Task.WhenAll(left);
        http.Dispose();
        stopping.Dispose();
    }

    private async Task DeliverAsync(WebhookDelivery delivery)
    {
        for (var number = 0; ; number++)
        {
            var attempt = await AttemptAsync(delivery, number);
            if (attempt.Succeeded || number == Pauses.Count || stopping.IsCancellationRequested)
            {
                IsSubscribed &= attempt.Succeeded || number < Pauses.Count;
                delivery.End(attempt.Succeeded ? WebhookState.Delivered : WebhookState.GivenUp);
                delivery.Record(attempt);
                EndAttempt();
                return;
            }

            // The timer is set before anybody hears of the failure, so that a clock moved thereafter reaches it.
            var pause = Task.Delay(Pauses[number], clock, stopping.Token);
            delivery.Record(attempt);
            EndAttempt();
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            BeginAttempt();
        }
    }

    private async Task<WebhookAttempt> AttemptAsync(WebhookDelivery delivery, int number)
    {
        using var late = new CancellationTokenSource(AnswerWithin, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping.Token);
        var at = clock.GetUtcNow();
        int? status = null;
        var (answer, outcome) = ("", "");
        try
        {
            using var request = CreateRequest(delivery, number);
            using var response = await http.SendAsync(request, end.Token);
            answer = await response.Content.ReadAsStringAsync(end.Token);
            status = (int)response.StatusCode;
            outcome = $"HTTP {status}";
        }
        catch (OperationCanceledException)
        {
            outcome = "quá 2 giây";
        }
        catch (HttpRequestException error)
        {
            outcome = error.HttpRequestError.ToString();
        }

        var lost = status is not null && Interlocked.Decrement(ref disregarded) >= 0;
        log.Add(WireDirection.Event, number == 0 ? delivery.EventName : $"{delivery.EventName} (lần {number + 1})", delivery.Body, answer, lost ? $"{outcome}, coi như mất" : outcome);
        return new(number, at, status) { Succeeded = status == (int)HttpStatusCode.OK && !lost };
    }

    private HttpRequestMessage CreateRequest(WebhookDelivery delivery, int number)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        // The address may have been taken away since the last attempt.
        var target = options.WebhookUrl ?? throw new HttpRequestException("There is nowhere to send it to.");
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        if (delivery.Signature is { } signature)
        {
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, signature);
        }

        if (number > 0)
        {
            request.Headers.Add("num_retry", number.ToString(CultureInfo.InvariantCulture));
        }

        if (delivery.IsTemplateEvent)
        {
            request.Headers.Add("X-ZEvent-Server", "ZNS");
        }

        return request;
    }

    private void BeginAttempt()
    {
        lock (gate)
        {
            if (underWay++ == 0)
            {
                idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private void EndAttempt()
    {
        lock (gate)
        {
            if (--underWay == 0)
            {
                idle.SetResult();
            }
        }
    }

    private static TaskCompletionSource CompletedSource()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
