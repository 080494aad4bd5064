namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>Everything the OA sent, in order.</summary>
public sealed class SentMessages
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<SentMessage> messages = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<SentMessage> All
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    public int Count => All.Count;

    public IReadOnlyList<SentMessage> To(string userId) => [.. All.Where(m => m.UserId == userId)];

    /// <summary>Waits in real time for the first message that fits, which may have been sent already.</summary>
    public async Task<SentMessage> WaitForAsync(Func<SentMessage, bool> wanted, CancellationToken cancellationToken = default) =>
        (await WaitUntilAsync(all => all.Any(wanted), cancellationToken)).First(wanted);

    /// <summary>Waits in real time until a user has this many messages.</summary>
    public async Task<IReadOnlyList<SentMessage>> WaitForAsync(string userId, int count, CancellationToken cancellationToken = default) =>
        [.. (await WaitUntilAsync(all => all.Count(m => m.UserId == userId) >= count, cancellationToken)).Where(m => m.UserId == userId)];

    internal void Add(SentMessage message)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            messages.Add(message);
            before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.SetResult();
    }

    private async Task<List<SentMessage>> WaitUntilAsync(Func<List<SentMessage>, bool> enough, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (enough(messages))
                {
                    return [.. messages];
                }

                next = changed.Task;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The OA did not send what was waited for; it sent {Count} messages.");
            }
        }
    }
}
