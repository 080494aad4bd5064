using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Feedback;

/// <summary>A thumb up or down for one answer. The last one given counts.</summary>
public sealed class AnswerFeedback
{
    public const int ReasonMaxLength = 500;

    /// <summary>One thumb to an answer, so a repeat changes nothing.</summary>
    public required Guid ReceiptId { get; init; }

    public required bool Liked { get; set; }

    /// <summary>Masked words of the person; empty once erased.</summary>
    public string Reason { get; set; } = "";

    public required DateTime GivenAt { get; set; }
}

internal sealed class AnswerFeedbackConfiguration : IEntityTypeConfiguration<AnswerFeedback>
{
    public void Configure(EntityTypeBuilder<AnswerFeedback> builder)
    {
        builder.ToTable("AnswerFeedback").HasKey(f => f.ReceiptId);
        builder.Property(f => f.ReceiptId).ValueGeneratedNever();
        builder.Property(f => f.Reason).HasMaxLength(AnswerFeedback.ReasonMaxLength);
        builder.HasOne<ReceiptRecord>().WithOne().HasForeignKey<AnswerFeedback>(f => f.ReceiptId);
    }
}
