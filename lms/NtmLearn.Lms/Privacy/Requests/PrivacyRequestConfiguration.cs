using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Privacy.Requests;

internal sealed class PrivacyRequestConfiguration : IEntityTypeConfiguration<PrivacyRequest>
{
    public void Configure(EntityTypeBuilder<PrivacyRequest> builder)
    {
        builder.ToTable("PrivacyRequests").HasKey(r => r.PrivacyRequestId);
        builder.Property(r => r.PrivacyRequestId).ValueGeneratedNever();
        builder.Property(r => r.Detail).HasMaxLength(PrivacyRequest.TextMaxLength);
        builder.Property(r => r.Answer).HasMaxLength(PrivacyRequest.TextMaxLength);
        builder.Property(r => r.ExtensionReason).HasMaxLength(PrivacyRequest.TextMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.State, r.ReceivedAt });
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
