using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Jobs;

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns").HasKey(r => r.JobRunId);
        builder.Property(r => r.JobRunId).ValueGeneratedNever();
        builder.Property(r => r.Job).HasMaxLength(80);
        builder.Property(r => r.Failure).HasMaxLength(JobRun.FailureMaxLength);
        builder.HasIndex(r => new { r.Job, r.StartedAt });
        builder.HasIndex(r => r.FinishedAt);
    }
}
