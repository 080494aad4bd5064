using System.Threading.Channels;

namespace NtmLearn.Lms.Imports;

/// <summary>Wakes whoever works on imports.</summary>
public sealed class ImportNudge
{
    // One is enough: who wakes looks at everything that is due.
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something may be due.</summary>
    public void Give() => nudges.Writer.TryWrite(true);

    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => nudges.Reader.ReadAsync(cancellationToken);
}
