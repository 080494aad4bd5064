using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>A picture of ours that lies at Zalo for some days, so that it is not uploaded for every message.</summary>
public sealed class ZaloUpload
{
    /// <summary>Hexadecimal, of the picture's bytes.</summary>
    public required string Sha256 { get; init; }

    public required string AttachmentId { get; set; }

    public required DateTime ExpiresAt { get; set; }
}

internal sealed class ZaloUploadConfiguration : IEntityTypeConfiguration<ZaloUpload>
{
    public void Configure(EntityTypeBuilder<ZaloUpload> builder)
    {
        builder.ToTable("ZaloUploads").HasKey(u => u.Sha256);
        builder.Property(u => u.Sha256).HasMaxLength(64);
        builder.Property(u => u.AttachmentId).HasMaxLength(500);
    }
}
