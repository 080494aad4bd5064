using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Api.Idempotency;

internal sealed class IdempotentRequestConfiguration : IEntityTypeConfiguration<IdempotentRequest>
{
    public void Configure(EntityTypeBuilder<IdempotentRequest> builder)
    {
        builder.ToTable("IdempotentRequests").HasKey(r => r.IdempotentRequestId);
        builder.Property(r => r.IdempotentRequestId).ValueGeneratedNever();
        builder.Property(r => r.Caller).HasMaxLength(IdempotentRequest.CallerMaxLength);
        builder.Property(r => r.Route).HasMaxLength(IdempotentRequest.RouteMaxLength);
        builder.Property(r => r.Key).HasMaxLength(IdempotentRequest.KeyMaxLength);
        builder.Property(r => r.RequestHash).HasMaxLength(IdempotentRequest.HashMaxLength);
        builder.Property(r => r.ContentType).HasMaxLength(IdempotentRequest.ContentTypeMaxLength);
        builder.Property(r => r.Location).HasMaxLength(IdempotentRequest.LocationMaxLength);
        builder.HasIndex(r => new { r.Caller, r.Route, r.Key }).IsUnique();
        builder.HasIndex(r => r.CreatedAt);
    }
}
