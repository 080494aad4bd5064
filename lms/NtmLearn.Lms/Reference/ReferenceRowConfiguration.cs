using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Reference;

internal sealed class ReferenceRowConfiguration : IEntityTypeConfiguration<ReferenceRow>
{
    public void Configure(EntityTypeBuilder<ReferenceRow> builder)
    {
        builder.ToTable("ReferenceRows").HasKey(r => r.RowId);
        builder.Property(r => r.RowId).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasMaxLength(ReferenceRow.KindMaxLength);
        builder.Property(r => r.FileHash).HasMaxLength(ReferenceRow.HashLength).IsFixedLength();
        builder.HasIndex(r => r.Kind);
    }
}
