using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.Zalo.Pictures;

public enum ZaloPictureState
{
    /// <summary>Still at Zalo.</summary>
    Waiting = 1,

    /// <summary>In our files.</summary>
    Kept = 2,

    /// <summary>No picture, too large, or gone; <see cref="ZaloPicture.Detail"/> says which.</summary>
    Refused = 3,

    /// <summary>The words it came with were erased; its file goes next.</summary>
    Erased = 4,
}

/// <summary>A picture that a person sent, fetched from Zalo and kept for what can be done with it. Goes with the conversation's words.</summary>
public sealed class ZaloPicture
{
    public const int MessageIdMaxLength = InboundMessage.ExternalIdMaxLength;
    public const int UrlMaxLength = 2000;

    public required Guid ZaloPictureId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Zalo's id of the message it came with.</summary>
    public required string MessageId { get; init; }

    /// <summary>Place among the pictures of its message.</summary>
    public required int Number { get; init; }

    public required string? Url { get; set; }

    public ZaloPictureState State { get; set; } = ZaloPictureState.Waiting;

    public string? Detail { get; set; }

    /// <summary>Hexadecimal; names the file.</summary>
    public string? Sha256 { get; set; }

    public string? ContentType { get; set; }

    public long Size { get; set; }

    public int Attempts { get; set; }

    public required DateTime NextAttemptAt { get; set; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class ZaloPictureConfiguration : IEntityTypeConfiguration<ZaloPicture>
{
    public void Configure(EntityTypeBuilder<ZaloPicture> builder)
    {
        builder.ToTable("ZaloPictures").HasKey(p => p.ZaloPictureId);
        builder.Property(p => p.ZaloPictureId).ValueGeneratedNever();
        builder.Property(p => p.MessageId).HasMaxLength(ZaloPicture.MessageIdMaxLength);
        builder.Property(p => p.Url).HasMaxLength(ZaloPicture.UrlMaxLength);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.ContentType).HasMaxLength(50);
        builder.Property(p => p.Detail).HasMaxLength(100);
        builder.HasIndex(p => new { p.ConversationId, p.MessageId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.State, p.NextAttemptAt });
        builder.HasIndex(p => p.Sha256);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(p => p.ConversationId);
    }
}
