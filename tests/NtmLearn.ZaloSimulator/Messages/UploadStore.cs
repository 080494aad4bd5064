using System.Collections.Concurrent;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>Files that the OA or a user handed in. Those of the OA can be sent for seven days.</summary>
public sealed class UploadStore(SimulatorClock clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, Upload> uploads = new();

    public int Count => uploads.Count;

    public string Add(string kind, string contentType, byte[] content)
    {
        var id = Identifiers.Message();
        uploads[id] = new(kind, contentType, content, clock.GetUtcNow());
        return id;
    }

    internal Upload? Find(string id) => uploads.GetValueOrDefault(id);

    /// <summary>Whether this may be sent as an attachment of this kind.</summary>
    internal bool IsSendable(string id, string kind) =>
        Find(id) is { } upload && upload.Kind == kind && clock.GetUtcNow() - upload.At <= Kept;
}

internal sealed record Upload(string Kind, string ContentType, byte[] Content, DateTimeOffset At);
