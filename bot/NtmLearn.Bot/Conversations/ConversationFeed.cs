using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Tells listeners in this process what was committed, in order. It may drop when a listener is slow and knows nothing
/// of other nodes: a listener that sees a gap, or has heard nothing for a while, reads the transcript.
/// </summary>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<Guid, Subscription[]> subscriptions = [];

    public Subscription Subscribe(Guid conversationId)
    {
        var subscription = new Subscription(this, conversationId);
        subscriptions.AddOrUpdate(conversationId, [subscription], (_, present) => [.. present, subscription]);
        return subscription;
    }

    public void Publish(Guid conversationId, params ReadOnlySpan<TranscriptLine> lines)
    {
        if (subscriptions.TryGetValue(conversationId, out var listeners))
        {
            foreach (var listener in listeners)
            {
                foreach (var line in lines)
                {
                    listener.Offer(new FeedItem(line, null));
                }
            }
        }
    }

    /// <summary>Something that is not part of the transcript, such as typing.</summary>
    public void PublishPassing(Guid conversationId, Func<string> json)
    {
        if (subscriptions.TryGetValue(conversationId, out var listeners))
        {
            var item = new FeedItem(null, json());
            foreach (var listener in listeners)
            {
                listener.Offer(item);
            }
        }
    }

    private void Remove(Subscription subscription)
    {
        while (subscriptions.TryGetValue(subscription.ConversationId, out var present))
        {
            Subscription[] rest = [.. present.Where(s => s != subscription)];
            var removed = rest.Length == 0
                ? subscriptions.TryRemove(KeyValuePair.Create(subscription.ConversationId, present))
                : subscriptions.TryUpdate(subscription.ConversationId, rest, present);
            if (removed)
            {
                return;
            }
        }
    }

    /// <summary>Either a line of the transcript or something passing.</summary>
    public readonly record struct FeedItem(TranscriptLine? Line, string? Passing);

    public sealed class Subscription(ConversationFeed feed, Guid conversationId) : IDisposable
    {
        private readonly Channel<FeedItem> items = Channel.CreateBounded<FeedItem>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

        public Guid ConversationId => conversationId;

        public ChannelReader<FeedItem> Items => items.Reader;

        public void Dispose() => feed.Remove(this);

        internal void Offer(FeedItem item) => items.Writer.TryWrite(item);
    }
}
