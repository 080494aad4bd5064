namespace NtmLearn.Bot.Passages;

/// <summary>
/// Holds the knowledge in use and swaps it in one step: a turn sees the old or the new, never a mixture. The old one is
/// left to the garbage collector, since turns may still be reading it.
/// </summary>
public sealed class KnowledgeHolder
{
    private volatile Knowledge? current;

    /// <summary>The published knowledge.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been published yet.</exception>
    public Knowledge Current => current ?? throw new InvalidOperationException("No content has been published yet.");

    public bool IsReady => current is not null;

    /// <summary>From now on every turn answers from <paramref name="knowledge"/>.</summary>
    public void Publish(Knowledge knowledge) => current = knowledge;
}
