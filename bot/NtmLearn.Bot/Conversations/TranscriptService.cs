using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Reads conversations.</summary>
public sealed class TranscriptService(IDbContextFactory<NtmLearnDbContext> databases)
{
    /// <summary>Lines handed out at once.</summary>
    public const int PageSize = 100;

    /// <summary>What a channel needs to know before it lets somebody in; null when there is no such conversation.</summary>
    public async Task<ConversationSummary?> FindAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Conversation>()
            .Where(c => c.ConversationId == conversationId)
            .Select(c => new ConversationSummary(c.ConversationId, c.UserId, c.OpenedWithSecret, c.LastSequence, c.EndedAt != null))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>At most <see cref="PageSize"/> lines after a place, oldest first.</summary>
    public async Task<IReadOnlyList<TranscriptLine>> ReadAsync(Guid conversationId, long afterSequence, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<TranscriptEntry>()
            .Where(e => e.ConversationId == conversationId && e.Sequence > afterSequence)
            .OrderBy(e => e.Sequence)
            .Take(PageSize)
            .Select(e => new TranscriptLine(e.Sequence, e.FromBot, e.Json))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>A conversation as its channel sees it.</summary>
public sealed record ConversationSummary(Guid ConversationId, string? UserId, bool OpenedWithSecret, long LastSequence, bool HasEnded);
