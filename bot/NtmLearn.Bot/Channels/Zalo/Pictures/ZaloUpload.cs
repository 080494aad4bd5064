using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.Zalo.Pictures;

/// <summary>A picture of ours that lies at Zalo for some days, so that it is not uploaded for every message.</summary>
public sealed class ZaloUpload
{
    public const int AttachmentIdMaxLength = 500;

    /// <summary>Hexadecimal, of the picture's bytes.</summary>
    public required string Sha256 { get; init; }

    public required string AttachmentId { get; init; }

    /// <summary>Somewhat before Zalo forgets it.</summary>
    public required DateTime ExpiresAt { get; init; }
}

internal sealed class ZaloUploadConfiguration : IEntityTypeConfiguration<ZaloUpload>
{
    public void Configure(EntityTypeBuilder<ZaloUpload> builder)
    {
        builder.ToTable("ZaloUploads").HasKey(u => u.Sha256);
        builder.Property(u => u.Sha256).HasMaxLength(64);
        builder.Property(u => u.AttachmentId).HasMaxLength(ZaloUpload.AttachmentIdMaxLength);
    }
}
