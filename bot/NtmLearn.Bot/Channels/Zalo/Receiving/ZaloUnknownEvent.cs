using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>Events with a name that we do not know, counted: nothing of their body is kept.</summary>
public sealed class ZaloUnknownEvent
{
    public const int NameMaxLength = 64;

    public required string Name { get; init; }

    public required int Count { get; set; }

    public required DateTime FirstAt { get; init; }

    public required DateTime LastAt { get; set; }
}

internal sealed class ZaloUnknownEventConfiguration : IEntityTypeConfiguration<ZaloUnknownEvent>
{
    public void Configure(EntityTypeBuilder<ZaloUnknownEvent> builder)
    {
        builder.ToTable("ZaloUnknownEvents").HasKey(e => e.Name);
        builder.Property(e => e.Name).HasMaxLength(ZaloUnknownEvent.NameMaxLength);
    }
}
