using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Conversations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("Conversations").HasKey(c => c.ConversationId);
        builder.Property(c => c.ConversationId).ValueGeneratedNever();
        builder.Property(c => c.UserId).HasMaxLength(Conversation.UserIdMaxLength);
        builder.HasIndex(c => c.LastActivityAt);

        // Whoever adds to the transcript moves it, so two writers cannot both go on from the same state.
        builder.Property(c => c.LastSequence).IsConcurrencyToken();
    }
}

internal sealed class InboundMessageConfiguration : IEntityTypeConfiguration<InboundMessage>
{
    public void Configure(EntityTypeBuilder<InboundMessage> builder)
    {
        builder.ToTable("InboundMessages").HasKey(m => m.InboundMessageId);
        builder.Property(m => m.InboundMessageId).ValueGeneratedNever();
        builder.Property(m => m.ExternalId).HasMaxLength(InboundMessage.ExternalIdMaxLength);
        builder.Property(m => m.ActivityId).HasMaxLength(64);
        builder.Property(m => m.Kind).HasDefaultValue(InboundKind.Text).HasSentinel((InboundKind)0);
        builder.HasIndex(m => new { m.ConversationId, m.ExternalId, m.Channel }).IsUnique();
        builder.HasIndex(m => new { m.ConversationId, m.Turn }).IsUnique();
        builder.HasIndex(m => new { m.State, m.ReceivedAt });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
    }
}

internal sealed class OutboundMessageConfiguration : IEntityTypeConfiguration<OutboundMessage>
{
    public void Configure(EntityTypeBuilder<OutboundMessage> builder)
    {
        builder.ToTable("OutboundMessages").HasKey(m => m.OutboundMessageId);
        builder.Property(m => m.OutboundMessageId).ValueGeneratedNever();
        builder.HasIndex(m => new { m.ConversationId, m.Turn }).IsUnique();
        builder.Property(m => m.Channel).HasDefaultValue(ChannelKind.Web).HasSentinel((ChannelKind)0);
        builder.Property(m => m.Detail).HasMaxLength(OutboundMessage.DetailMaxLength);
        builder.Property(m => m.ProviderMessageId).HasMaxLength(OutboundMessage.ProviderMessageIdMaxLength);
        builder.HasIndex(m => new { m.Delivery, m.CreatedAt });
        builder.HasIndex(m => new { m.Channel, m.Delivery, m.NextAttemptAt });
        builder.HasIndex(m => m.ProviderMessageId);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId);
    }
}

internal sealed class TranscriptEntryConfiguration : IEntityTypeConfiguration<TranscriptEntry>
{
    public void Configure(EntityTypeBuilder<TranscriptEntry> builder)
    {
        builder.ToTable("TranscriptEntries").HasKey(e => new { e.ConversationId, e.Sequence });
        builder.HasIndex(e => e.CreatedAt);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(e => e.ConversationId);
    }
}

internal sealed class ReceiptRecordConfiguration : IEntityTypeConfiguration<ReceiptRecord>
{
    public void Configure(EntityTypeBuilder<ReceiptRecord> builder)
    {
        builder.ToTable("AnswerReceipts").HasKey(r => r.ReceiptId);
        builder.Property(r => r.ReceiptId).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ConversationId, r.Turn }).IsUnique();
        builder.HasIndex(r => r.CreatedAt);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => r.ConversationId);
    }
}
