namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>What became of an event.</summary>
public enum WebhookState
{
    /// <summary>On its way, or waiting for the next attempt.</summary>
    Pending = 1,
    Delivered = 2,

    /// <summary>Every attempt failed; Zalo then stops sending events.</summary>
    GivenUp = 3,

    /// <summary>There was nowhere to send it to, or the app was unsubscribed.</summary>
    NotSent = 4,
}

/// <summary>One try; <paramref name="Status"/> is null when no answer came in time.</summary>
public sealed record WebhookAttempt(int Number, DateTimeOffset At, int? Status)
{
    public bool Succeeded { get; init; }
}

/// <summary>An event and its attempts.</summary>
public sealed class WebhookDelivery(string eventName, string body, string? signature)
{
    private readonly Lock gate = new();
    private readonly List<WebhookAttempt> attempts = [];
    private readonly Dictionary<int, TaskCompletionSource<WebhookAttempt>> waiting = [];
    private readonly TaskCompletionSource<WebhookState> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string EventName => eventName;

    public string Body => body;

    /// <summary>The signature header; null when the event was sent without one.</summary>
    public string? Signature => signature;

    /// <summary>The id of the message in it, where it has one.</summary>
    public string? MessageId { get; init; }

    internal bool IsTemplateEvent { get; init; }

    public WebhookState State => ended.Task.IsCompletedSuccessfully ? ended.Task.Result : WebhookState.Pending;

    /// <summary>Ends when there will be no more attempts.</summary>
    public Task<WebhookState> Ended => ended.Task;

    public IReadOnlyList<WebhookAttempt> Attempts
    {
        get
        {
            lock (gate)
            {
                return [.. attempts];
            }
        }
    }

    /// <summary>Waits for an attempt, the first being number 0. When it has failed, the timer for the next one is already set.</summary>
    public Task<WebhookAttempt> AttemptAsync(int number)
    {
        lock (gate)
        {
            if (attempts.Count > number)
            {
                return Task.FromResult(attempts[number]);
            }

            if (!waiting.TryGetValue(number, out var source))
            {
                waiting[number] = source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return source.Task;
        }
    }

    internal void Record(WebhookAttempt attempt)
    {
        TaskCompletionSource<WebhookAttempt>? source;
        lock (gate)
        {
            attempts.Add(attempt);
            waiting.Remove(attempt.Number, out source);
        }

        source?.SetResult(attempt);
    }

    internal void End(WebhookState state) => ended.TrySetResult(state);
}
