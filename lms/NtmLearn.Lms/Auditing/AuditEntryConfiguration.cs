using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Auditing;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries").HasKey(e => e.AuditEntryId);
        builder.Property(e => e.AuditEntryId).ValueGeneratedNever();
        builder.Property(e => e.Subject).HasMaxLength(64);
        builder.Property(e => e.ActorLabel).HasMaxLength(64);
        builder.Property(e => e.Reason).HasMaxLength(AuditEntry.ReasonMaxLength);
        builder.HasIndex(e => new { e.Subject, e.SubjectId, e.At });
        builder.HasIndex(e => new { e.PersonId, e.At });
        builder.HasIndex(e => new { e.ActorId, e.At });
        builder.HasIndex(e => e.At);
    }
}
