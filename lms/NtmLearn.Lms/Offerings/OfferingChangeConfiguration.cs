using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Offerings;

internal sealed class OfferingChangeConfiguration : IEntityTypeConfiguration<OfferingChange>
{
    public void Configure(EntityTypeBuilder<OfferingChange> builder)
    {
        builder.ToTable("OfferingChanges").HasKey(c => c.OfferingChangeId);
        builder.Property(c => c.OfferingChangeId).ValueGeneratedNever();
        builder.HasIndex(c => new { c.HandledAt, c.At });
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(c => c.OfferingId);
    }
}
