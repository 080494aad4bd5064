using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// A person by the id that the OA knows them by, and their conversation. Nothing else is known of them; the row goes
/// when they ask for it.
/// </summary>
public sealed class ZaloUser
{
    public const int UserIdMaxLength = 32;

    public required string UserId { get; init; }

    public required Guid ConversationId { get; set; }

    public bool IsFollower { get; set; }

    /// <summary>Opens the time in which we may write (<see cref="ZaloOptions.WindowDays"/>).</summary>
    public required DateTime LastInteractionAt { get; set; }
}

internal sealed class ZaloUserConfiguration : IEntityTypeConfiguration<ZaloUser>
{
    public void Configure(EntityTypeBuilder<ZaloUser> builder)
    {
        builder.ToTable("ZaloUsers").HasKey(u => u.UserId);
        builder.Property(u => u.UserId).HasMaxLength(ZaloUser.UserIdMaxLength);
        builder.HasIndex(u => u.ConversationId).IsUnique();
        builder.HasOne<Conversation>().WithMany().HasForeignKey(u => u.ConversationId);
    }
}
