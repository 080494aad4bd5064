using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Feedback;

/// <summary>Keeps thumbs.</summary>
public sealed class FeedbackService(WriterGate gate, MessageMasking masking, TimeProvider clock)
{
    /// <summary>Keeps the thumb for an answer of this conversation; false when the answer is not one of its.</summary>
    public Task<bool> GiveAsync(Guid conversationId, Guid receiptId, bool liked, string? reason, CancellationToken cancellationToken)
    {
        var words = masking.Mask((reason ?? "").Trim());
        words = words.Length > AnswerFeedback.ReasonMaxLength ? words[..AnswerFeedback.ReasonMaxLength] : words;
        return gate.WriteAsync(
            async (db, token) =>
            {
                if (!await db.Set<ReceiptRecord>().AnyAsync(r => r.ReceiptId == receiptId && r.ConversationId == conversationId, token))
                {
                    return false;
                }

                var feedback = await db.Set<AnswerFeedback>().SingleOrDefaultAsync(f => f.ReceiptId == receiptId, token);
                if (feedback is null)
                {
                    feedback = new AnswerFeedback { ReceiptId = receiptId, Liked = liked, GivenAt = clock.UtcNow };
                    db.Add(feedback);
                }

                if (feedback.Liked != liked)
                {
                    feedback.Liked = liked;
                    feedback.GivenAt = clock.UtcNow;
                }

                if (words.Length > 0)
                {
                    feedback.Reason = words;
                }

                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
    }
}
