using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Imports;

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns").HasKey(r => r.ImportRunId);
        builder.Property(r => r.ImportRunId).ValueGeneratedNever();
        builder.Property(r => r.FileHash).HasMaxLength(ImportRun.FileHashLength);
        builder.Property(r => r.FileName).HasMaxLength(ImportRun.FileNameMaxLength);
        builder.Property(r => r.SheetName).HasMaxLength(ImportRun.SheetNameMaxLength);
        builder.Property(r => r.Failure).HasMaxLength(ImportRun.FailureMaxLength);
        builder.Property(r => r.HeldBy).IsConcurrencyToken();
        builder.HasIndex(r => r.State);
        builder.HasIndex(r => r.CreatedAt);
        builder.HasIndex(r => r.FileHash);
    }
}

internal sealed class ImportIssueConfiguration : IEntityTypeConfiguration<ImportIssue>
{
    public void Configure(EntityTypeBuilder<ImportIssue> builder)
    {
        builder.ToTable("ImportIssues").HasKey(i => i.ImportIssueId);
        builder.Property(i => i.ImportIssueId).ValueGeneratedNever();
        builder.Property(i => i.Column).HasMaxLength(ImportIssue.ColumnMaxLength);
        builder.Property(i => i.Message).HasMaxLength(ImportIssue.MessageMaxLength);
        builder.HasIndex(i => new { i.ImportRunId, i.Weight, i.Row });
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(i => i.ImportRunId);
    }
}
