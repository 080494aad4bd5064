using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>A key that every node signs with, kept encrypted by data protection.</summary>
public sealed class SigningKey
{
    public const int NameMaxLength = 50;

    public required string Name { get; init; }

    public required string ProtectedValue { get; set; }

    public required DateTime CreatedAt { get; set; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys").HasKey(k => k.Name);
        builder.Property(k => k.Name).HasMaxLength(SigningKey.NameMaxLength);
    }
}
