using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Conversations;

/// <summary>Erases a conversation from outside of it, such as by a button.</summary>
public sealed class ConversationEraser(WriterGate gate, TimeProvider clock)
{
    /// <summary>Takes out every word at once and ends the conversation; nothing happens when there is none.</summary>
    public async Task EraseAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await gate.WriteAsync(
            async (db, token) =>
            {
                await EraseAsync(db, conversationId, token);
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        await gate.ForgetErasedAsync(cancellationToken);
    }

    /// <summary>The same within a transaction; the caller saves, and has what was erased forgotten afterwards.</summary>
    internal async Task EraseAsync(NtmLearnDbContext db, Guid conversationId, CancellationToken cancellationToken)
    {
        if (await db.Set<Conversation>().SingleOrDefaultAsync(c => c.ConversationId == conversationId, cancellationToken) is { } conversation)
        {
            await ConversationErasing.EraseAsync(db, conversationId, long.MaxValue, int.MaxValue, cancellationToken);
            conversation.MemoryJson = Conversation.WriteMemory(TurnMemory.Empty);
            conversation.ErasedAt = conversation.EndedAt = clock.UtcNow;
        }
    }
}
