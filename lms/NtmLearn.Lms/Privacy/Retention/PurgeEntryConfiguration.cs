using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Privacy.Retention;

internal sealed class PurgeEntryConfiguration : IEntityTypeConfiguration<PurgeEntry>
{
    public void Configure(EntityTypeBuilder<PurgeEntry> builder)
    {
        builder.ToTable("PurgeEntries").HasKey(e => e.PurgeEntryId);
        builder.Property(e => e.PurgeEntryId).ValueGeneratedNever();
        builder.Property(e => e.DataSet).HasMaxLength(PurgeEntry.DataSetMaxLength);
        builder.HasIndex(e => e.At);
    }
}
