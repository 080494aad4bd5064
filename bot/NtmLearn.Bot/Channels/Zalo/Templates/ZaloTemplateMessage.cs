using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.Zalo.Templates;

public enum ZaloTemplateState
{
    /// <summary>Waits for its time, for the morning, or for Zalo.</summary>
    Waiting = 1,

    /// <summary>Zalo took it.</summary>
    Sent = 2,

    /// <summary>Zalo will never take it; <see cref="ZaloTemplateMessage.Detail"/> says why.</summary>
    Refused = 3,
}

/// <summary>
/// A message from an approved template, such as a reminder, to a person or a phone number. Once to a tracking id, by a
/// unique key. Its data and the address are taken out as soon as it is settled.
/// </summary>
public sealed class ZaloTemplateMessage
{
    /// <summary>Zalo takes no longer ones.</summary>
    public const int TrackingIdMaxLength = 48;
    public const int TemplateIdMaxLength = 32;
    public const int DetailMaxLength = 100;
    public const int ProviderMessageIdMaxLength = 100;

    public required Guid ZaloTemplateMessageId { get; init; }

    public required string TrackingId { get; init; }

    public required string TemplateId { get; init; }

    /// <summary>Encrypted by data protection: the person's id at the OA, or the phone number as 84…</summary>
    public required string? ProtectedAddress { get; set; }

    public required bool IsByPhone { get; set; }

    /// <summary>Encrypted by data protection: values by parameter name, as JSON.</summary>
    public required string? ProtectedData { get; set; }

    public ZaloTemplateState State { get; set; } = ZaloTemplateState.Waiting;

    public string? Detail { get; set; }

    public int Attempts { get; set; }

    /// <summary>Attempts that got no answer, each of which may have gone out.</summary>
    public int Doubts { get; set; }

    public required DateTime NextAttemptAt { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; set; }

    public string? ProviderMessageId { get; set; }

    /// <summary>The person's device has it.</summary>
    public DateTime? ReceivedAt { get; set; }
}

internal sealed class ZaloTemplateMessageConfiguration : IEntityTypeConfiguration<ZaloTemplateMessage>
{
    public void Configure(EntityTypeBuilder<ZaloTemplateMessage> builder)
    {
        builder.ToTable("ZaloTemplateMessages").HasKey(m => m.ZaloTemplateMessageId);
        builder.Property(m => m.ZaloTemplateMessageId).ValueGeneratedNever();
        builder.Property(m => m.TrackingId).HasMaxLength(ZaloTemplateMessage.TrackingIdMaxLength);
        builder.Property(m => m.TemplateId).HasMaxLength(ZaloTemplateMessage.TemplateIdMaxLength);
        builder.Property(m => m.Detail).HasMaxLength(ZaloTemplateMessage.DetailMaxLength);
        builder.Property(m => m.ProviderMessageId).HasMaxLength(ZaloTemplateMessage.ProviderMessageIdMaxLength);
        builder.HasIndex(m => m.TrackingId).IsUnique();
        builder.HasIndex(m => m.ProviderMessageId);
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
    }
}
