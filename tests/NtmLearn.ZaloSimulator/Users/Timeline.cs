using NtmLearn.ZaloSimulator.Messages;

namespace NtmLearn.ZaloSimulator.Users;

/// <summary>What each user sees in the chat, in order. A hidden button press is not in it.</summary>
public sealed class Timeline(SimulatorClock clock)
{
    /// <summary>Of each user.</summary>
    private const int Kept = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<TimelineEntry>> entries = [];
    private readonly Dictionary<string, string> authors = [];
    private long sequence;

    public IReadOnlyList<TimelineEntry> Of(string userId)
    {
        lock (gate)
        {
            return [.. entries.GetValueOrDefault(userId) ?? []];
        }
    }

    /// <summary>Who wrote a message to the OA, shown or hidden.</summary>
    internal string? AuthorOf(string messageId)
    {
        lock (gate)
        {
            return authors.GetValueOrDefault(messageId);
        }
    }

    internal void Remember(string messageId, string userId)
    {
        lock (gate)
        {
            authors[messageId] = userId;
        }
    }

    internal void Add(TimelineEntry entry)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(entry.UserId, out var chat))
            {
                entries[entry.UserId] = chat = [];
            }

            chat.Add(entry with { Sequence = ++sequence, At = clock.GetUtcNow() });
            if (chat.Count > Kept)
            {
                chat.RemoveAt(0);
            }
        }
    }

    /// <summary>Marks what the OA wrote to a user as seen, and says which messages were new.</summary>
    internal IReadOnlyList<string> See(string userId) => Mark(userId, e => e.IsFromOa && !e.IsSeen, e => e with { IsSeen = true });

    internal void React(string userId, string messageId, string icon) =>
        Mark(userId, e => e.MessageId == messageId, e => e with { Reaction = icon == "/-remove" ? null : icon });

    private List<string> Mark(string userId, Func<TimelineEntry, bool> chosen, Func<TimelineEntry, TimelineEntry> change)
    {
        lock (gate)
        {
            var marked = new List<string>();
            var chat = entries.GetValueOrDefault(userId) ?? [];
            for (var i = 0; i < chat.Count; i++)
            {
                if (chosen(chat[i]))
                {
                    chat[i] = change(chat[i]);
                    marked.Add(chat[i].MessageId);
                }
            }

            return marked;
        }
    }
}

/// <summary>One bubble or notice.</summary>
public sealed record TimelineEntry(string UserId, bool IsFromOa, string Kind, string MessageId)
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Text { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<SentButton> Buttons { get; init; } = [];

    public IReadOnlyList<SentElement> Elements { get; init; } = [];

    public string? Reaction { get; init; }

    public bool IsSeen { get; init; }
}
