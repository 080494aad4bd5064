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
                if (await db.Set<Conversation>().SingleOrDefaultAsync(c => c.ConversationId == conversationId, token) is not { } conversation)
                {
                    return;
                }

                await ConversationErasing.EraseAsync(db, conversationId, long.MaxValue, int.MaxValue, token);
                conversation.MemoryJson = Conversation.WriteMemory(TurnMemory.Empty);
                conversation.ErasedAt = conversation.EndedAt = clock.UtcNow;
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        await gate.ForgetErasedAsync(cancellationToken);
    }
}
