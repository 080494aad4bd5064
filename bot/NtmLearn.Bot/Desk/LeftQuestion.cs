using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Desk;

public enum LeftQuestionState
{
    Open = 1,
    Closed = 2,
}

/// <summary>A question that a person left for an officer, in masked words.</summary>
public sealed class LeftQuestion
{
    public required Guid LeftQuestionId { get; init; }

    public required Guid ConversationId { get; init; }

    public required int Turn { get; init; }

    public required string Text { get; set; }

    public required ReplyLanguage Language { get; init; }

    public required DateTime CreatedAt { get; init; }

    public LeftQuestionState State { get; set; } = LeftQuestionState.Open;
}

internal sealed class LeftQuestionConfiguration : IEntityTypeConfiguration<LeftQuestion>
{
    public void Configure(EntityTypeBuilder<LeftQuestion> builder)
    {
        builder.ToTable("LeftQuestions").HasKey(q => q.LeftQuestionId);
        builder.Property(q => q.LeftQuestionId).ValueGeneratedNever();
        builder.HasIndex(q => new { q.ConversationId, q.Turn }).IsUnique();
        builder.HasIndex(q => new { q.State, q.CreatedAt });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(q => q.ConversationId);
    }
}
