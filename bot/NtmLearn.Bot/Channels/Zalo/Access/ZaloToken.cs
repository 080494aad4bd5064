using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>The tokens of one OA. A refresh token is good once: the new pair is on the disk before it is used.</summary>
public sealed class ZaloToken
{
    public const int OaIdMaxLength = 32;

    public required string OaId { get; init; }

    /// <summary>Encrypted by data protection; null before the first consent.</summary>
    public string? AccessToken { get; set; }

    /// <summary>Encrypted by data protection; null before the first consent.</summary>
    public string? RefreshToken { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DateTime? RenewedAt { get; set; }

    /// <summary>Whoever holds the lease renews; nobody else does before it ends.</summary>
    public DateTime? LeasedUntil { get; set; }

    /// <summary>A renewal whose answer never came: the refresh token may be used up. Set while it is unknown.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>Since when an administrator of the OA must consent (again); null while all is well.</summary>
    public DateTime? ConsentNeededAt { get; set; }

    /// <summary>Why, in Zalo's short words or number; never a token.</summary>
    public string? ConsentReason { get; set; }

    /// <summary>Moves with every change, so that two nodes cannot both go on from the same state.</summary>
    public int Version { get; set; }
}

internal sealed class ZaloTokenConfiguration : IEntityTypeConfiguration<ZaloToken>
{
    public void Configure(EntityTypeBuilder<ZaloToken> builder)
    {
        builder.ToTable("ZaloTokens").HasKey(t => t.OaId);
        builder.Property(t => t.OaId).HasMaxLength(ZaloToken.OaIdMaxLength);
        builder.Property(t => t.ConsentReason).HasMaxLength(200);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
